import { Hono } from 'hono'
import sharp from 'sharp'
import type { ShownImage } from '#backend/systems/stand-in.ts'
import { type ConsonanceState, type HeldResource, resourcesOf, variants } from './state.ts'

const folder = (state: ConsonanceState, resource: HeldResource): string =>
  `/images/${state.works.get(resource.workId)?.clientId}/supportingresources/${resource.id}`

export const imagePath = (state: ConsonanceState, resource: HeldResource, style: string) =>
  `${folder(state, resource)}/${style}.jpg`

/** For title pages: what has been processed, as it hangs on the work now. */
export const shownImages = (state: ConsonanceState, workId: number): ShownImage[] =>
  resourcesOf(state, workId)
    .filter(({ content }) => content !== null)
    .map((resource) => ({
      caption: resource.caption ?? 'No caption',
      role: roleWords(resource.resourceVariant),
      imageUrl: imagePath(state, resource, 'jpg_rgb_0650h'),
      productIds: resource.productIds,
    }))

const roleWords = (variant: string | null): string => {
  const known = Object.entries(variants).find(([, word]) => word === variant)
  return (known?.[0] ?? 'other').replaceAll('-', ' ')
}

const sizes: Record<string, { width?: number; height?: number }> = {
  jpg_rgb_0050w: { width: 50 },
  jpg_rgb_0650h: { height: 650 },
}

/** Plain public objects, as the real ones seem to be: whoever has the address may fetch. */
export function imageRoutes(state: ConsonanceState): Hono {
  return new Hono().get('/images/:client/supportingresources/:id/:file', async (context) => {
    state.requests.image = (state.requests.image ?? 0) + 1
    const { id, file } = context.req.param()
    const resource = state.resources.get(Number(id))
    const style = file.replace(/\.jpg$/, '')
    if (!resource?.content || context.req.path !== imagePath(state, resource, style))
      return context.notFound()
    const original = await resource.content.bytes()
    const headers = { 'content-type': 'image/jpeg', etag: `"${id}-${style}"` }
    if (style === 'jpg_rgb_original') return context.body(new Uint8Array(original), 200, headers)
    const size = sizes[style]
    if (!size) return context.notFound()
    const smaller = await sharp(original).resize(size).jpeg().toBuffer()
    return context.body(new Uint8Array(smaller), 200, headers)
  })
}
