import { expect, test, vi } from 'vitest'
import type { LiveMessage } from '#shared/api/live.ts'
import type { Api } from '../api/api.ts'
import { followTitle } from './follow-title.ts'

/** Streams that the test writes to and breaks. */
function heldStreams() {
  const opened: { lastId: string; say: (text: string) => void; end: () => void }[] = []
  const events = async (_workId: number, lastId: string, signal: AbortSignal) => {
    let stream: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => void (stream = controller),
    })
    signal.addEventListener('abort', () => stream?.close())
    opened.push({
      lastId,
      say: (text) => stream?.enqueue(new TextEncoder().encode(text)),
      end: () => stream?.close(),
    })
    return new Response(body)
  }
  return { opened, api: { events } as unknown as Api }
}

test('resumes after the last message and says that something may have been missed', async () => {
  const { opened, api } = heldStreams()
  const heard: LiveMessage[] = []
  let missed = 0
  const stop = new AbortController()
  const listener = { message: (one: LiveMessage) => heard.push(one), missed: () => (missed += 1) }
  followTitle(api, 7, listener, stop.signal)
  await expect.poll(() => opened.length).toBe(1)
  // A message may come in pieces, and those of other titles or of unknown kinds are passed over.
  opened[0]?.say('event: hello\nid: a\ndata:\n\nid: b\ndata: {"kind":"title-ch')
  opened[0]?.say('anged","workId":7}\n\ndata: {"kind":"title-changed","workId":8}\n\n')
  opened[0]?.say('data: {"kind":"news","workId":7}\n\n')
  await expect.poll(() => heard).toEqual([{ kind: 'title-changed', workId: 7 }])
  opened[0]?.end()
  await expect.poll(() => opened.length, { timeout: 3_000 }).toBe(2)
  expect(opened[1]?.lastId).toBe('b')
  expect(missed).toBe(1)
  stop.abort()
})

test('rests while the page is hidden', async () => {
  const { opened, api } = heldStreams()
  const stop = new AbortController()
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  followTitle(api, 7, { message: () => undefined, missed: () => undefined }, stop.signal)
  expect(opened).toHaveLength(0)
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await expect.poll(() => opened.length).toBe(1)
  hidden.mockRestore()
  stop.abort()
})
