import { createParser } from 'eventsource-parser'

/** Reads a text/event-stream body to its end. */
export async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  received: (data: string, id: string | undefined) => void,
): Promise<void> {
  const parser = createParser({ onEvent: (event) => received(event.data, event.id) })
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    parser.feed(value)
  }
}
