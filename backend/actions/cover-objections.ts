import type { Item } from '#shared/domain/item.ts'
import type { Notice } from '#shared/domain/notice.ts'
import type { Title } from '#shared/domain/title.ts'

const refusal = (code: Notice['code'], args: Notice['args'] = {}): Notice => ({
  code,
  weight: 'refusal',
  args,
})
const warning = (code: Notice['code'], args: Notice['args'] = {}): Notice => ({
  code,
  weight: 'warning',
  args,
})

/**
 * Why an item may not, or only with a second look, become a cover of the title. Judged from its
 * metadata alone; the picture itself is looked at when it is chosen.
 */
export function coverObjections(
  item: Item,
  title: Title,
  productIds: number[],
  labelOf: (system: string) => string,
): Notice[] {
  const notices: Notice[] = []
  const { state, said, by } = item.approval
  if (state === 'rejected') notices.push(refusal('rejected', { by }))
  else if (state === 'unknown') notices.push(refusal('approval-unknown', { said }))
  else if (state !== 'approved') notices.push(refusal('not-approved', { said }))
  if (item.isLatest === false) notices.push(refusal('superseded', { current: null }))
  if (item.documentClass !== 'open')
    notices.push(refusal('restricted-document', { file: item.fileName }))
  if (item.availability === 'archived')
    notices.push(refusal('archived-media', { system: labelOf(item.ref.system) }))
  if (!item.mediaType.startsWith('image/'))
    notices.push(refusal('not-a-picture', { found: item.mediaType }))
  return [...notices, ...identity(item, title, productIds)]
}

/** Does the item belong to this title and to the editions chosen, by the keys that it carries? */
function identity(item: Item, title: Title, productIds: number[]): Notice[] {
  const chosen = title.products.filter(({ id }) => productIds.includes(id))
  const ofTitle = title.products.flatMap(({ isbn }) => isbn ?? [])
  const expected = chosen.flatMap(({ isbnShown }) => isbnShown ?? []).join(', ') || null
  if (item.workIds.length > 0 && !item.workIds.includes(title.workId)) {
    return [refusal('title-differs', { found: item.workIds.join(', '), expected: title.title })]
  }
  if (item.isbns.length === 0) return expected ? [warning('isbn-missing', { expected })] : []
  const found = item.isbns.join(', ')
  if (!item.isbns.some((isbn) => ofTitle.includes(isbn)))
    return item.workIds.includes(title.workId)
      ? [warning('isbn-differs', { found, expected })]
      : [refusal('isbn-differs', { found, expected })]
  return chosen
    .filter(({ isbn }) => isbn !== null && !item.isbns.includes(isbn))
    .map(({ isbnShown }) => warning('isbn-differs', { found, expected: isbnShown }))
}
