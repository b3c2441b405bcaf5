import type { Context } from 'hono'
import { metaFields, unset } from './plugin.ts'
import type { StoredMedia, StoredPackage, VipState } from './state.ts'

const escapes: Record<string, string> = { '&': '&#038;', '<': '&lt;', '>': '&gt;', '"': '&#8220;' }
const rendered = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => escapes[one] ?? one)

/** `raw` is for those who may edit. */
export const textBody = (c: Context, text: string) =>
  c.req.query('context') === 'edit'
    ? { raw: text, rendered: rendered(text) }
    : { rendered: rendered(text) }

/** Registered fields only; others do not exist as far as the REST API is concerned. */
export function metaBody(state: VipState, held: Record<string, unknown>): unknown {
  if (!state.switches.plugin) return []
  return Object.fromEntries(
    Object.entries(metaFields).map(([key, field]) => [key, held[key] ?? unset(field)]),
  )
}

export async function mediaBody(
  c: Context,
  media: StoredMedia,
  state: VipState,
  root: string,
): Promise<Record<string, unknown>> {
  const address = (path: string): string =>
    `${root}/wp-content/uploads/${path.split('/').map(encodeURIComponent).join('/')}`
  const file = state.files.get(media.path)
  return {
    id: media.id,
    date_gmt: media.dateGmt,
    modified_gmt: media.modifiedGmt,
    slug: media.slug,
    status: media.status,
    type: 'attachment',
    link: `${root}/?attachment_id=${media.id}`,
    title: textBody(c, media.title),
    caption: textBody(c, media.caption),
    alt_text: media.altText,
    media_type: media.mimeType.startsWith('image/') ? 'image' : 'file',
    mime_type: media.mimeType,
    post: media.parent || null,
    source_url: address(media.path),
    media_details: {
      ...(media.width === null ? {} : { width: media.width, height: media.height }),
      ...(media.seconds === null ? {} : { length: media.seconds }),
      file: media.path,
      filesize: (await file?.bytes())?.length ?? 0,
      ...(media.originalImage === null ? {} : { original_image: media.originalImage }),
      sizes: Object.fromEntries(
        Object.entries(media.sizes).map(([name, size]) => [
          name,
          {
            width: size.width,
            height: size.height,
            mime_type: size.mimeType,
            source_url: address(size.path),
          },
        ]),
      ),
    },
    meta: metaBody(state, media.meta),
    territories: media.territories,
  }
}

export const packageBody = (
  c: Context,
  held: StoredPackage,
  state: VipState,
  root: string,
): Record<string, unknown> => ({
  id: held.id,
  modified_gmt: held.modifiedGmt,
  status: held.status,
  type: 'title_package',
  link: `${root}/?p=${held.id}`,
  title: textBody(c, held.title),
  meta: metaBody(state, held.meta),
  territories: held.territories,
})
