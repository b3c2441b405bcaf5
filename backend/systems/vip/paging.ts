import { z } from 'zod'
import type { CallContext } from '#backend/systems/port.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Client } from './client.ts'
import { type Media, media, mediaFields } from './contract.ts'

/** The most that WordPress gives at once. */
const perPage = 100
const page = z.array(media)

export interface Listed {
  rows: Media[]
  /** False when pages are missing or hold fewer rows than the site counts. */
  complete: boolean
}

/**
 * Reads a list of media to its last page, or only its first `pages`. The site counts before it drops
 * the rows that we may not read: only the number of pages says where the list ends, and a count that
 * is not reached says that there is more than we see.
 */
export async function listMedia(
  client: Client,
  asked: {
    operation: string
    query: Record<string, string>
    pages?: number
    /** Sees each page before the next ones are asked for; may throw. */
    inspect?: (rows: Media[]) => void
  },
  context: CallContext,
): Promise<Listed> {
  async function read(number: number) {
    const answer = await client.read(
      page,
      {
        operation: asked.operation,
        route: '/wp/v2/media',
        query: {
          ...asked.query,
          // Refused to visitors, so that a password that was not accepted shows.
          context: 'edit',
          status: 'inherit,private',
          _fields: mediaFields,
          orderby: 'id',
          order: 'asc',
          per_page: String(perPage),
          page: String(number),
        },
      },
      context,
    )
    asked.inspect?.(answer.body)
    return answer
  }

  const first = await read(1)
  const pages = countIn(first.header('x-wp-totalpages'))
  const total = countIn(first.header('x-wp-total'))
  if (pages === null || total === null)
    return { rows: first.body, complete: first.body.length < perPage }
  const last = Math.min(pages, asked.pages ?? Infinity)
  const rest = await Promise.all(
    Array.from({ length: Math.max(0, last - 1) }, (_, at) => read(at + 2).catch(nothingIfGone)),
  )
  const rows = new Map([first, ...rest].flatMap(({ body }) => body).map((row) => [row.id, row]))
  return { rows: [...rows.values()], complete: rows.size >= total }
}

const countIn = (said: string | null): number | null =>
  said !== null && /^\d+$/.test(said) ? Number(said) : null

/** The list has grown shorter meanwhile: a page past its end is refused. */
function nothingIfGone(cause: unknown): { body: Media[] } {
  if (cause instanceof SystemFailure && cause.kind === 'conflict') return { body: [] }
  throw cause
}
