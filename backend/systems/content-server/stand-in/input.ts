import Busboy from '@fastify/busboy'
import type { Context } from 'hono'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import type { StoredContent } from './content.ts'
import { ApiError } from './api-error.ts'

export interface InputFile {
  name: string
  mediaType: string
  content: StoredContent
}

/**
 * What a call was given, whichever way: the JSON in the form field `body`, flat form fields, or the
 * query. Words arrive as text ("144", "True"), so each reader says what it wants.
 */
export interface Input {
  values: Record<string, unknown>
  file: InputFile | null
}

const refuseFile: Keep = () => Promise.reject(new ApiError(400, 'This call takes no file.'))

type Keep = (stream: AsyncIterable<Buffer>) => Promise<StoredContent>

/** Takes no file unless `keep` says where to put it. */
export async function readInput(context: Context, keep: Keep = refuseFile): Promise<Input> {
  const type = context.req.header('content-type') ?? ''
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) =>
    fields.set(name, [...(fields.get(name) ?? []), value])
  for (const [name, value] of new URL(context.req.url).searchParams) add(name, value)

  let file: InputFile | null = null
  if (type.startsWith('multipart/form-data')) file = await readMultipart(context, type, add, keep)
  else if (type.startsWith('application/json')) {
    throw new ApiError(400, 'Expected form data: the content type is not supported for this call.')
  } else {
    for (const [name, value] of new URLSearchParams(await context.req.text())) add(name, value)
  }
  const flat = Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
  return { values: { ...flat, ...bodyOf(flat.body) }, file }
}

function bodyOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'string') return {}
  try {
    const parsed: unknown = JSON.parse(body)
    if (isRecord(parsed)) return parsed
  } catch {
    // answered below, like any other body that is no object
  }
  throw new ApiError(400, 'The "body" argument is not valid JSON.')
}

async function readMultipart(
  context: Context,
  type: string,
  add: (name: string, value: string) => void,
  keep: Keep,
): Promise<InputFile | null> {
  const { body } = context.req.raw
  if (!body) throw new ApiError(400, 'The request has no body.')
  const parser = Busboy({ headers: { 'content-type': type } })
  const files: Promise<InputFile>[] = []
  parser.on('field', add)
  parser.on('file', (_field, stream, name, _encoding, mediaType) => {
    const kept = keep(stream).then((content) => ({ name, mediaType, content }))
    // Awaited below; when the sender breaks off, the pipeline tells.
    kept.catch(() => {})
    files.push(kept)
  })
  // The same stream, which the DOM's and Node's types describe apart.
  await pipeline(Readable.fromWeb(body as ReadableStream<Uint8Array>), parser)
  return (await Promise.all(files))[0] ?? null
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function requiredWhole(values: Record<string, unknown>, name: string): number {
  const value = wholeOf(values[name])
  if (value === null) throw new ApiError(400, `Argument "${name}" is required.`)
  return value
}

/** A whole number, from a number or its text. */
export function wholeOf(value: unknown): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

/** One value or several; a list may also come as its JSON text. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  if (typeof value === 'string' && value.startsWith('[')) {
    const parsed: unknown = JSON.parse(value)
    return Array.isArray(parsed) ? parsed : []
  }
  return Array.isArray(value) ? value : [value]
}

/** An object, also where it came as JSON text in a flat field. */
export function recordOf(value: unknown): Record<string, unknown> {
  const held: unknown =
    typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value
  return isRecord(held) ? held : {}
}
