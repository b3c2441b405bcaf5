import type { Panel } from '../panel.ts'
import { isUnderWay } from '../stores/runs-store.ts'
import type { LiveListener } from './follow-title.ts'

/** Where no stream says what changed, what is under way is asked for this often. */
const pollEvery = 3_000

/** Reads again what the live stream says has changed. Returns how to stop. */
export function keepInStep(panel: Panel): () => void {
  const { api, title, runs, session } = panel
  let followed: number | null = null
  let stopFollowing: (() => void) | null = null
  let heardAt = 0

  const listener: LiveListener = {
    message(message) {
      heardAt = Date.now()
      if (message.kind === 'progress') runs.getState().progress(message)
      else if (message.kind === 'run-changed') void runs.getState().reloadRun(message.runId)
      else void title.getState().reload()
    },
    missed() {
      void title.getState().reload()
      void runs.getState().reload()
    },
  }

  const follow = () => {
    const workId = session.getState().status === 'signed-in' ? title.getState().workId : null
    if (workId === followed) return
    stopFollowing?.()
    followed = workId
    stopFollowing = null
    if (workId === null) return
    const stop = new AbortController()
    stopFollowing = () => stop.abort()
    // The stream is not needed until the title is there.
    void import('./follow-title.ts').then(({ followTitle }) =>
      followTitle(api, workId, listener, stop.signal),
    )
  }

  const poll = setInterval(() => {
    if (document.hidden || followed === null || Date.now() - heardAt < 2 * pollEvery) return
    if (title.getState().view?.refreshing) void title.getState().reload()
    if (runs.getState().runs.some(isUnderWay)) void runs.getState().reload()
  }, pollEvery)

  const stops = [session.subscribe(follow), title.subscribe(follow)]
  follow()
  return () => {
    clearInterval(poll)
    stopFollowing?.()
    for (const stop of stops) stop()
  }
}
