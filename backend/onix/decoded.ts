/**
 * Text out of bytes, in the encoding that the byte order mark or the XML declaration names, else
 * UTF-8. Throws a TypeError on bytes that the encoding does not allow.
 */
export async function* decoded(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string, void, void> {
  let decoder: TextDecoder | null = null
  let head: Uint8Array = new Uint8Array()
  for await (const part of stream) {
    if (typeof part === 'string') {
      yield part
      continue
    }
    if (decoder === null) {
      head = Buffer.concat([head, part])
      // The declaration stands at the very beginning: some bytes tell.
      if (head.length < declarationBytes) continue
      decoder = decoderFor(head)
      yield decoder.decode(head, { stream: true })
    } else yield decoder.decode(part, { stream: true })
  }
  if (decoder) yield decoder.decode()
  else if (head.length > 0) yield decoderFor(head).decode(head)
}

const declarationBytes = 200

function decoderFor(head: Uint8Array): TextDecoder {
  const options = { fatal: true }
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le', options)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be', options)
  const declaration = Buffer.from(head.subarray(0, declarationBytes)).toString('latin1')
  const named = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8', options)
  } catch (cause) {
    throw new TypeError(`the encoding ${named} is not known`, { cause })
  }
}
