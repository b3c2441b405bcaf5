import { liveMessage, type LiveMessage } from '#shared/api/live.ts'
import type { Api } from '../api/api.ts'
import { parseJson } from '../api/parse-json.ts'
import { readEvents } from './event-stream.ts'

export interface LiveListener {
  message(message: LiveMessage): void
  /** Something may have been missed: read again what is shown. */
  missed(): void
}

const firstWait = 1_000
const longestWait = 30_000

/**
 * Follows a title's live stream: resumes after the last message, reconnects with back-off, and rests
 * while the page is hidden.
 */
export function followTitle(
  api: Api,
  workId: number,
  listener: LiveListener,
  signal: AbortSignal,
): void {
  if (signal.aborted) return
  let lastId = ''
  let wait = firstWait
  let opened = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let connection: AbortController | null = null

  const connect = async () => {
    const mine = new AbortController()
    connection = mine
    try {
      const response = await api.events(workId, lastId, mine.signal)
      if (!response.ok || response.body === null) throw new Error('no stream')
      wait = firstWait
      if (opened) listener.missed()
      opened = true
      await readEvents(response.body, (data, id) => {
        if (id !== undefined) lastId = id
        const message = liveMessage.safeParse(parseJson(data))
        if (message.success && message.data.workId === workId) listener.message(message.data)
      })
    } catch {
      // A broken stream is no news for the person: ages keep ticking, and reconnecting follows.
    }
    if (mine.signal.aborted) return
    timer = setTimeout(() => void connect(), wait * (0.75 + Math.random() / 2))
    wait = Math.min(wait * 2, longestWait)
  }
  const stop = () => {
    clearTimeout(timer)
    connection?.abort()
    connection = null
  }
  const followVisibility = () => {
    if (document.hidden) stop()
    else if (connection === null) void connect()
  }

  document.addEventListener('visibilitychange', followVisibility, { signal })
  signal.addEventListener('abort', stop, { once: true })
  followVisibility()
}
