import { z } from 'zod'
import { invalidParameter, RestError } from './answers.ts'
import { metaFields, problemOf } from './plugin.ts'
import { gmt, type StoredMedia, type VipState } from './state.ts'

const text = z.union([z.string(), z.object({ raw: z.string() }).transform(({ raw }) => raw)])
const fields = z.object({
  title: text.optional(),
  caption: text.optional(),
  alt_text: z.string().optional(),
  status: z.enum(['inherit', 'private', 'trash']).optional(),
  post: z.coerce.number().int().optional(),
  meta: z.record(z.string(), z.unknown()).optional(),
  territories: z.array(z.number().int()).optional(),
})

/** Checks what is written and puts it into the item. Keys that are not registered are ignored, with 200. */
export function writeMedia(media: StoredMedia, body: unknown, state: VipState, now: Date): void {
  const wanted = fields.safeParse(body)
  if (!wanted.success)
    throw invalidParameter(wanted.error.issues[0]?.path.join('.') ?? 'body', 'rest_invalid_type')
  const { title, caption, alt_text: altText, status, post, meta, territories } = wanted.data
  const registered = state.switches.plugin ? metaFields : {}
  const written = Object.entries(meta ?? {}).filter(([key]) => Object.hasOwn(registered, key))
  for (const [key, value] of written) {
    const field = registered[key]
    const problem = field ? problemOf(field, value) : null
    if (problem) throw invalidParameter(`meta.${key}`, problem)
  }
  if (territories?.some((id) => !state.territories.has(id))) throw invalidParameter('territories')
  if (post && !state.packages.has(post)) throw invalidParameter('post', 'rest_invalid_param')

  media.title = title ?? media.title
  media.caption = caption ?? media.caption
  media.altText = altText ?? media.altText
  media.status = status ?? media.status
  media.parent = post ?? media.parent
  media.territories = territories ?? media.territories
  media.meta = { ...media.meta, ...Object.fromEntries(written) }
  media.modifiedGmt = gmt(now)
}

/** Types that a site takes by default; a type outside the list is refused as if the server had failed. */
const allowed: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
}

/** The type of an uploaded file by its name, as WordPress decides it. */
export function mimeTypeOf(fileName: string): string {
  const type = allowed[fileName.split('.').at(-1)?.toLowerCase() ?? '']
  if (!type) throw new RestError(500, 'rest_upload_sideload_error')
  return type
}

/** The name in `Content-Disposition`; the form `filename*=` alone is not understood. */
export function fileNameIn(disposition: string | undefined): string {
  if (!disposition) throw new RestError(400, 'rest_upload_no_content_disposition')
  const name = /filename="?([^";]+)"?/.exec(disposition)?.[1]
  if (!name) throw new RestError(400, 'rest_upload_invalid_disposition')
  return name
}
