import type { CallContext } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import { instance, type Instance, pageOf } from './contract.ts'
import type { Question } from './query.ts'

const page = pageOf(instance)
/** More than any title has; keeps a server that ignores `page` from being asked for ever. */
const mostPages = 200

export interface Listed {
  instances: Instance[]
  /** False when the pages do not add up to the total, or repeat. */
  complete: boolean
}

/**
 * Reads a list up to its end or to `most` rows. Default and largest page size are not documented, so
 * a page counts as short only against the size that the answer itself states. The total, where it is
 * stated, lets the further pages be asked at once.
 */
export async function readAll(
  client: Client,
  question: Question,
  asked: { operation: string; itemsPerPage: number; most?: number },
  context: CallContext,
): Promise<Listed> {
  const most = asked.most ?? Infinity
  const size = Math.min(asked.itemsPerPage, most)
  const read = (number: number) =>
    client.read(
      page,
      {
        operation: asked.operation,
        ...question,
        query: {
          ...question.query,
          'include-total': 'true',
          page: String(number),
          'items-per-page': String(size),
        },
      },
      context,
    )

  const found = new Map<string, Instance>()
  /** Whether the page brought anything new. */
  const keep = (rows: Instance[]): boolean => {
    const before = found.size
    for (const row of rows) found.set(row.id, row)
    return found.size > before
  }
  const first = await read(1)
  keep(first.rows)
  let complete = true
  if (first.total !== null) {
    const wanted = Math.min(first.total, most)
    const perPage = first.size ?? first.rows.length
    const pages = perPage > 0 ? Math.min(Math.ceil(wanted / perPage), mostPages) : 1
    const rest = await Promise.all(
      Array.from({ length: Math.max(0, pages - 1) }, (_, index) => read(index + 2)),
    )
    for (const { rows } of rest) keep(rows)
    complete = found.size >= first.total
  } else {
    let { rows, size } = first
    for (let number = 2; rows.length > 0 && rows.length >= (size ?? 1); number += 1) {
      if (found.size >= most || number > mostPages) return cut(false)
      ;({ rows, size } = await read(number))
      if (rows.length > 0 && !keep(rows)) return cut(false)
    }
  }
  return cut(complete)

  function cut(complete: boolean): Listed {
    return { instances: [...found.values()].slice(0, most), complete }
  }
}
