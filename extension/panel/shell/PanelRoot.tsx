import { useEffect, useRef, useState } from 'react'
import type { PanelContext as HostContext } from '../../messages.ts'
import { followHeight } from '../host/follow-height.ts'
import type { Host } from '../host/host.ts'
import { keepInStep } from '../live/keep-in-step.ts'
import { words } from '../messages/words.ts'
import { createPanel } from '../panel.ts'
import { PanelContext } from '../panel-context.ts'
import { Faults } from '../parts/Faults.tsx'
import { App } from './App.tsx'
import { Card } from './Card.tsx'
import { followHash } from './follow-hash.ts'
import { Skeleton } from './Skeleton.tsx'

/** Asks the host which title and backend it is about, and follows when another title is opened. */
export function PanelRoot({ host }: { host: Host }) {
  const [context, setContext] = useState<HostContext | null>(null)
  const content = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let gone = false
    const ask = () => {
      host.context().then(
        (answer) => gone || setContext(answer),
        // The extension was updated under an open page: nothing can be asked until it is reloaded.
        () => gone || setContext({ workId: null, backend: null }),
      )
    }
    ask()
    const stop = host.onContextChange(ask)
    return () => {
      gone = true
      stop()
    }
  }, [host])

  useEffect(
    () => (content.current === null ? undefined : followHeight(host, content.current)),
    [host],
  )

  return (
    <div ref={content} className="content">
      <Faults>
        {context === null ? (
          <Skeleton says={words.shell.starting} />
        ) : context.backend === null ? (
          <Card title={words.shell.noBackend}>
            <p className="quiet">{words.shell.noBackendNext}</p>
            {host.openSettings !== null && (
              <button type="button" className="button main" onClick={host.openSettings}>
                {words.shell.openSettings}
              </button>
            )}
          </Card>
        ) : (
          <ConnectedPanel host={host} backend={context.backend} workId={context.workId} />
        )}
      </Faults>
    </div>
  )
}

function ConnectedPanel({
  host,
  backend,
  workId,
}: {
  host: Host
  backend: string
  workId: number | null
}) {
  const [panel] = useState(() => createPanel(host, backend))

  useEffect(() => {
    void panel.session.getState().start()
    const stopHash = followHash(panel.view)
    const stopLive = keepInStep(panel)
    return () => {
      stopHash()
      stopLive()
    }
  }, [panel])

  return (
    <PanelContext value={panel}>
      <App workId={workId} />
    </PanelContext>
  )
}
