import { personRoles } from '#shared/domain/principal.ts'
import { words } from '../messages/words.ts'
import { useSession } from '../panel-context.ts'

/** Who is signed in. In the sandbox one may become somebody else at once. */
export function PersonMenu() {
  const session = useSession((state) => state.session)
  const sandbox = useSession((state) => state.sandbox)
  const signIn = useSession((state) => state.signIn)
  if (session === null) return null
  if (!sandbox) {
    return (
      <span className="quiet">
        <span className="unseen">{words.shell.signedInAs} </span>
        {session.name}
      </span>
    )
  }
  return (
    <select
      className="chip"
      aria-label={words.shell.signedInAs}
      value={session.roles[0]}
      onChange={(event) => {
        const role = personRoles.find((known) => known === event.target.value)
        if (role !== undefined) void signIn(role)
      }}
    >
      {personRoles.map((role) => (
        <option key={role} value={role}>
          {words.personRoleNames[role].name}
        </option>
      ))}
    </select>
  )
}
