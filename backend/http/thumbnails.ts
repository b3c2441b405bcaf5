import { Hono } from 'hono'
import QuickLRU from 'quick-lru'
import { buffer } from 'node:stream/consumers'
import { itemKey, type ItemRef } from '#shared/domain/item.ts'
import { open, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'
import { Refusal } from './problems.ts'

interface Picture {
  bytes: Uint8Array<ArrayBuffer>
  mediaType: string
}

/** A thumbnail is small; what is larger is not one. */
const mostBytes = 1024 * 1024
const safeTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

/** Small pictures, by addresses signed for one person, one version and some minutes. */
export function thumbnailRoutes({ addresses, db, systems }: HttpParts) {
  // A version's picture does not change; keeping some spares the systems' call budgets.
  const kept = new QuickLRU<string, Picture>({ maxSize: 1500, maxAge: 30 * 60_000 })

  async function read(ref: ItemRef, signal: AbortSignal): Promise<Picture | null> {
    const content = await systems
      .find(({ id }) => id === ref.system)
      ?.can.library?.thumbnail(ref, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
        principal: null,
        urgency: 'person',
      })
    if (!content) return null
    const mediaType = content.mediaType.split(';')[0]!.trim().toLowerCase()
    if (!safeTypes.has(mediaType) || (content.bytes ?? 0) > mostBytes) {
      content.stream.destroy()
      return null
    }
    const bytes = await buffer(content.stream)
    return bytes.length > mostBytes ? null : { bytes: new Uint8Array(bytes), mediaType }
  }

  return new Hono<AppEnv>().get(
    '/:token',
    open('the address is signed for one person'),
    async (c) => {
      const signed = addresses.read(c.req.param('token'))
      if (!signed)
        throw new Refusal(404, 'expired-address', 'This address has expired.', 'Refresh the title.')
      const known = await db
        .selectFrom('items')
        .select('system')
        .where('system', '=', signed.ref.system)
        .where('id', '=', signed.ref.id)
        .where('version', '=', signed.ref.version)
        .executeTakeFirst()
      if (!known) throw new Refusal(404, 'not-found', 'There is no such picture.', null)
      const key = itemKey(signed.ref)
      const picture = kept.get(key) ?? (await read(signed.ref, c.req.raw.signal))
      if (!picture)
        throw new Refusal(404, 'no-thumbnail', 'The system has no small picture of this.', null)
      kept.set(key, picture)
      return c.body(picture.bytes, 200, {
        'content-type': picture.mediaType,
        'cache-control': 'private, max-age=300, immutable',
        'cross-origin-resource-policy': 'cross-origin',
      })
    },
  )
}
