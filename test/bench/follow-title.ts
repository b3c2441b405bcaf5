import { createParser } from 'eventsource-parser'
import type { TitleView } from '#shared/api/titles.ts'

export interface FollowedTitle {
  /**
   * Asks for the title as the panel does, again whenever the live stream says that it has changed (one
   * reading at a time), until a view satisfies. Gives the milliseconds that took.
   */
  until(satisfies: (view: TitleView) => boolean): Promise<number>
  close(): Promise<void>
}

/** A panel without looks: one live stream, and readings of the title. */
export async function followTitle(
  url: string,
  workId: number,
  token: string,
): Promise<FollowedTitle> {
  const headers = { authorization: `Bearer ${token}` }
  const stop = new AbortController()
  let heard = (): void => {}

  const read = async (): Promise<TitleView> => {
    const answer = await fetch(`${url}/titles/${workId}`, { headers })
    if (!answer.ok) throw new Error(`the title answered ${answer.status}`)
    return (await answer.json()) as TitleView
  }

  const stream = await fetch(`${url}/events?work=${workId}`, { headers, signal: stop.signal })
  const following = (async (): Promise<void> => {
    const parser = createParser({
      onEvent: ({ event }) => {
        if (event === 'title-changed') heard()
      },
    })
    const texts = stream.body!.pipeThrough(new TextDecoderStream())
    for await (const text of texts) parser.feed(text)
  })().catch(() => {
    // It ends when we or the backend stop; whoever still waits for news is told below.
  })
  const ended = following.then((): never => {
    throw new Error('the live stream ended')
  })
  ended.catch(() => {})

  return {
    async until(satisfies) {
      let changed = false
      let wake = (): void => {}
      heard = () => {
        changed = true
        wake()
      }
      const startedAt = performance.now()
      while (!satisfies(await read())) {
        if (!changed) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), ended])
        changed = false
      }
      const took = performance.now() - startedAt
      heard = () => {}
      return took
    },
    async close() {
      stop.abort()
      await following
    },
  }
}
