import { decoded } from './decoded.ts'
import { type OnixProblem, messageReader } from './message-reader.ts'
import type { OnixProduct } from './product.ts'

const sliceLength = 65_536

/**
 * Reads the products of an ONIX 3 message (reference names) as they arrive, one at a time. What is
 * not ONIX, is cut off or breaks XML's rules ends the reading with a problem that names the place;
 * the products before it have been given. Document types are passed over: no entity but XML's own
 * five is known, so that none can expand.
 */
export async function* readOnix(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<OnixProduct | OnixProblem, void, void> {
  const reader = messageReader()
  try {
    for await (const text of decoded(stream))
      for (let from = 0; from < text.length; from += sliceLength) {
        reader.write(text.slice(from, from + sliceLength))
        yield* reader.taken()
        if (reader.hasEnded()) return
      }
    reader.close()
  } catch (cause) {
    // Only bytes that are no text; failures of the stream itself are the caller's.
    if (!(cause instanceof TypeError)) throw cause
    reader.refuse('The text is not in the encoding that the file names')
  }
  yield* reader.taken()
}
