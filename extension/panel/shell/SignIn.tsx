import { personRoles } from '#shared/domain/principal.ts'
import { words } from '../messages/words.ts'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { useSession } from '../panel-context.ts'
import { Card } from './Card.tsx'

export function SignIn() {
  const status = useSession((state) => state.status)
  const sandbox = useSession((state) => state.sandbox)
  const expired = useSession((state) => state.expired)
  const problem = useSession((state) => state.problem)
  const signIn = useSession((state) => state.signIn)

  return (
    <Card title={words.shell.signIn}>
      {expired && <p>{words.shell.signInExpired}</p>}
      <p className="quiet">{sandbox ? words.shell.signInSandbox : words.shell.signInElsewhere}</p>
      {problem !== null && <ProblemNote problem={problem} />}
      {sandbox && (
        <div className="people">
          {personRoles.map((role) => (
            <button
              key={role}
              type="button"
              className="button person"
              disabled={status === 'signing-in'}
              onClick={() => void signIn(role)}
            >
              <b>{words.personRoleNames[role].name}</b>
              <span className="why">{words.personRoleNames[role].does}</span>
            </button>
          ))}
        </div>
      )}
      <output className="quiet">{status === 'signing-in' && words.shell.signingIn}</output>
    </Card>
  )
}
