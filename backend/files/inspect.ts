import { fileTypeFromBuffer } from 'file-type'
import type { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Notice } from '#shared/domain/notice.ts'
import type { Content } from '#backend/systems/port.ts'
import { inspectEpub } from './inspect-epub.ts'
import { inspectPdf } from './inspect-pdf.ts'

/** What the bytes of a file are, whatever its name says. */
export interface FileFacts {
  /** Media type by content; null when it is of no kind that we know. */
  mediaType: string | null
  picture: { width: number; height: number; colourSpace: string } | null
  notices: Notice[]
}

/** Enough to tell the type and, for JPEG and PNG, size and colour space. */
const headBytes = 512 * 1024
/** PDF and EPUB have their directories at the end; larger ones are judged by type alone. */
const wholeBytes = 96 * 1024 * 1024

/** Reads as much of the file as telling needs, and lets the rest go. */
export async function inspectFile(content: Content, fileName: string): Promise<FileFacts> {
  const head = await readUpTo(content.stream, headBytes)
  const mediaType =
    (await fileTypeFromBuffer(head.bytes))?.mime ??
    (looksLikeText(head.bytes) ? 'text/plain' : null)
  if (head.bytes.length === 0) {
    content.stream.destroy()
    return {
      mediaType: null,
      picture: null,
      notices: [{ code: 'file-empty', weight: 'refusal', args: { file: fileName } }],
    }
  }
  const needsWhole =
    mediaType === 'application/pdf' ||
    mediaType === 'application/epub+zip' ||
    mediaType === 'application/zip' ||
    (mediaType?.startsWith('image/') && mediaType !== 'image/jpeg' && mediaType !== 'image/png')
  if (!needsWhole || (content.bytes ?? 0) > wholeBytes) {
    content.stream.destroy()
    return factsOf(mediaType, head.bytes, fileName, false)
  }
  const rest = head.ended ? Buffer.alloc(0) : (await readUpTo(content.stream, wholeBytes)).bytes
  content.stream.destroy()
  return factsOf(mediaType, Buffer.concat([head.bytes, rest]), fileName, true)
}

async function factsOf(
  mediaType: string | null,
  bytes: Buffer,
  file: string,
  whole: boolean,
): Promise<FileFacts> {
  if (mediaType?.startsWith('image/')) return inspectPicture(mediaType, bytes, file)
  const plain = { mediaType, picture: null }
  if (mediaType === 'application/pdf' && whole)
    return { ...plain, notices: [await inspectPdf(bytes, file)] }
  if ((mediaType === 'application/epub+zip' || mediaType === 'application/zip') && whole) {
    const epub = inspectEpub(bytes, file)
    return {
      mediaType: epub.code === 'check-epub' ? 'application/epub+zip' : mediaType,
      picture: null,
      notices: [epub],
    }
  }
  const code =
    mediaType?.startsWith('audio/') || mediaType?.startsWith('video/')
      ? 'check-audio'
      : 'check-document'
  return { ...plain, notices: [{ code, weight: 'fact', args: { file, type: mediaType } }] }
}

async function inspectPicture(mediaType: string, bytes: Buffer, file: string): Promise<FileFacts> {
  try {
    const { width, height, space } = await sharp(bytes, {
      failOn: 'none',
      limitInputPixels: 400_000_000,
    }).metadata()
    const picture = { width, height, colourSpace: space }
    return {
      mediaType,
      picture,
      notices: [
        { code: 'check-picture', weight: 'fact', args: { file, type: mediaType, ...picture } },
      ],
    }
  } catch {
    return {
      mediaType,
      picture: null,
      notices: [{ code: 'file-unreadable', weight: 'refusal', args: { file, found: mediaType } }],
    }
  }
}

/** Reads up to `most` bytes and leaves the stream open for more. */
async function readUpTo(
  stream: Readable,
  most: number,
): Promise<{ bytes: Buffer; ended: boolean }> {
  const parts: Buffer[] = []
  let held = 0
  const iterator = stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>
  for await (const part of iterator) {
    parts.push(part)
    held += part.length
    if (held >= most) return { bytes: Buffer.concat(parts), ended: false }
  }
  return { bytes: Buffer.concat(parts), ended: true }
}

const looksLikeText = (bytes: Buffer): boolean => {
  const sample = bytes.subarray(0, 4096)
  return (
    sample.length > 0 &&
    !sample.includes(0) &&
    !new TextDecoder().decode(sample.subarray(0, Math.max(0, sample.length - 4))).includes('\uFFFD')
  )
}
