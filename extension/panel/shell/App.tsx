import { useEffect, useState } from 'react'
import type { Session } from '#shared/api/session.ts'
import { words } from '../messages/words.ts'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { usePanel, useSession, useTitle } from '../panel-context.ts'
import { Card } from './Card.tsx'
import { SignIn } from './SignIn.tsx'
import { Skeleton } from './Skeleton.tsx'
import { Title } from './Title.tsx'

const personOf = (session: Session | null): string =>
  session === null ? '' : `${session.name} ${session.roles.join(' ')}`

/** What the page shows at all: sign-in, a title on its way, a title, or why there is none. */
export function App({ workId }: { workId: number | null }) {
  const panel = usePanel()
  const status = useSession((state) => state.status)
  const session = useSession((state) => state.session)
  const sessionProblem = useSession((state) => state.problem)
  const titleStatus = useTitle((state) => state.status)
  const view = useTitle((state) => state.view)
  const titleProblem = useTitle((state) => state.problem)
  const reload = useTitle((state) => state.reload)
  const [shownTo, setShownTo] = useState('')
  const signedIn = status === 'signed-in'
  const person = personOf(session)

  useEffect(() => {
    if (!signedIn || workId === null) return
    // After signing in again as the same person everything is as it was, only fresher.
    if (person === shownTo && panel.title.getState().workId === workId) {
      void panel.title.getState().reload()
      void panel.runs.getState().reload()
    } else {
      setShownTo(person)
      void panel.openTitle(workId)
    }
    // Only a change of person, title or sign-in asks anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [signedIn, workId, person, panel])

  if (status === 'starting') return <Skeleton says={words.shell.starting} />
  if (status === 'failed' && sessionProblem !== null) {
    return (
      <Card title={words.shell.signIn}>
        <ProblemNote problem={sessionProblem} again={() => void panel.session.getState().start()} />
      </Card>
    )
  }
  if (!signedIn && !(status === 'signing-in' && view !== null)) return <SignIn />
  if (workId === null) {
    return (
      <Card title={words.shell.noWork}>
        <p className="quiet">{words.shell.noWorkNext}</p>
      </Card>
    )
  }
  if (view === null) {
    return titleStatus === 'failed' && titleProblem !== null ? (
      <Card title={words.shell.panel}>
        <ProblemNote problem={titleProblem} again={() => void reload()} />
      </Card>
    ) : (
      <Skeleton says={words.shell.loadingTitle} />
    )
  }
  return <Title view={view} />
}
