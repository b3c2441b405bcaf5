import type { Context } from 'hono'
import { invalidParameter } from './answers.ts'
import { keyParameters } from './plugin.ts'
import type { StoredMedia, VipState } from './state.ts'

/** The media that a list request asks for, in its order. */
export function queriedMedia(c: Context, state: VipState, isUser: boolean): StoredMedia[] {
  const statuses = listIn(c, 'status') ?? ['inherit']
  for (const status of statuses) {
    if (!['inherit', 'private', 'trash'].includes(status)) throw invalidParameter('status')
    if (status !== 'inherit' && !isUser)
      throw invalidParameter('status', 'rest_forbidden_status', 401)
  }
  const conditions: ((media: StoredMedia) => boolean)[] = [
    (media) => statuses.includes(media.status),
  ]
  const on = (name: string, condition: (values: string[], media: StoredMedia) => boolean) => {
    const values = listIn(c, name)
    if (values) conditions.push((media) => condition(values, media))
  }
  on('include', (ids, media) => ids.includes(String(media.id)))
  on('exclude', (ids, media) => !ids.includes(String(media.id)))
  on('parent', (ids, media) => ids.includes(String(media.parent)))
  on('media_type', ([type = ''], media) => media.mimeType.startsWith(`${type}/`))
  on('mime_type', (types, media) => types.includes(media.mimeType))
  on('modified_after', ([after = ''], media) => media.modifiedGmt > after.slice(0, 19))
  on('territories', (ids, media) => media.territories.some((id) => ids.includes(String(id))))
  on(
    'territories_exclude',
    (ids, media) => !media.territories.some((id) => ids.includes(String(id))),
  )
  const words = c.req.query('search')?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  if (words.length > 0)
    conditions.push((media) => {
      const text = `${media.title} ${media.caption} ${media.path}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
  // A parameter that nothing has registered is ignored, without a word.
  if (state.switches.plugin)
    for (const name of keyParameters)
      on(name, (values, media) => {
        const held = media.meta[name]
        return Array.isArray(held) && held.some((one) => values.includes(String(one)))
      })
  const rows = [...state.media.values()].filter((media) => conditions.every((fits) => fits(media)))
  return ordered(rows, c.req.query('orderby') ?? 'date', c.req.query('order') ?? 'desc')
}

const listIn = (c: Context, name: string): string[] | null => {
  const said = c.req.queries(name) ?? c.req.queries(`${name}[]`)
  return said ? said.flatMap((one) => one.split(',')).map((one) => one.trim()) : null
}

function ordered(rows: StoredMedia[], by: string, order: string): StoredMedia[] {
  const keys: Record<string, (media: StoredMedia) => string | number> = {
    id: (media) => media.id,
    date: (media) => media.dateGmt,
    modified: (media) => media.modifiedGmt,
    title: (media) => media.title,
    slug: (media) => media.slug,
  }
  const key = keys[by]
  if (!key) throw invalidParameter('orderby')
  const sign = order === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.id - b.id))
}
