import type { Item } from '#shared/domain/item.ts'
import type { Notice } from '#shared/domain/notice.ts'
import type { FileFacts } from '#backend/files/inspect.ts'
import type { ByteSource } from '#backend/systems/port.ts'
import type { World } from './action.ts'

/**
 * The title page takes JPEG only: the original when it is one, else the asset system's own JPEG
 * rendition. The bytes are looked at, not their name.
 */
export async function choosePicture(
  item: Item,
  world: World,
): Promise<{ source: ByteSource | null; facts: FileFacts | null; notices: Notice[] }> {
  const original: ByteSource = { kind: 'item', ref: item.ref, rendition: 'original' }
  const first = await world.inspect(original, item.fileName)
  if (!first.mediaType?.startsWith('image/'))
    return {
      source: null,
      facts: first,
      notices: [{ code: 'not-a-picture', weight: 'refusal', args: { found: first.mediaType } }],
    }
  const source: ByteSource =
    first.mediaType === 'image/jpeg' ? original : { ...original, rendition: 'jpeg' }
  const facts =
    source === original ? first : await world.inspect(source, item.fileName).catch(() => null)
  if (facts?.mediaType !== 'image/jpeg' || !facts.picture)
    return {
      source: null,
      facts,
      notices: [{ code: 'not-jpeg', weight: 'refusal', args: { found: first.mediaType } }],
    }
  const { width, height, colourSpace } = facts.picture
  const { leastWidth, leastHeight } = world.rules.cover
  const notices: Notice[] = [...facts.notices]
  if (width < leastWidth || height < leastHeight)
    notices.push({
      code: 'picture-too-small',
      weight: 'refusal',
      args: { width, height, least: `${leastWidth} × ${leastHeight}` },
    })
  if (colourSpace !== 'srgb' && colourSpace !== 'rgb' && colourSpace !== 'b-w')
    notices.push({ code: 'wrong-colour-space', weight: 'refusal', args: { found: colourSpace } })
  return { source, facts, notices }
}
