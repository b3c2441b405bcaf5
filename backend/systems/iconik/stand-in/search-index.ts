import { latest, type HeldAsset } from './state.ts'

/** What the index keeps of an asset. */
export function indexed(asset: HeldAsset) {
  const version = latest(asset)
  const { metadata, content } = version
  const fields: Record<string, string[]> = {
    id: [asset.id],
    title: [asset.title],
    status: [asset.status],
    object_type: ['assets'],
    archive_status: [version.archiveStatus],
    approval_status: [version.approval?.status ?? 'N/A'],
    media_type: content ? [content.mediaType.split('/')[0]!] : [],
    date_created: [asset.createdAt],
    date_modified: [asset.modifiedAt],
    ...Object.fromEntries(
      Object.entries(metadata).map(([name, held]) => [`metadata.${name}`, held]),
    ),
  }
  const text = [asset.title, content?.fileName ?? '', ...Object.values(metadata).flat()].join(' ')
  const lower = text.toLowerCase()
  return { fields, words: new Set([...lower.split(/\s+/), ...lower.split(/[^\p{L}\p{N}]+/u)]) }
}

export const compare = (a: readonly string[], b: readonly string[]): number =>
  a[0]!.localeCompare(b[0]!) || a[1]!.localeCompare(b[1]!)

export function facetsOf(found: { fields: Record<string, string[]> }[], names: string[]) {
  return Object.fromEntries(
    names.map((name) => [name, facet(found.flatMap(({ fields }) => fields[name] ?? []))]),
  )
}

function facet(values: string[]) {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return {
    buckets: [...counts].map(([key, doc_count]) => ({ key, doc_count })),
    doc_count_error_upper_bound: 0,
    sum_other_doc_count: 0,
  }
}
