/**
 * Livelink query language for "documents below this workspace that hold all these words". Words are
 * reduced to letters and digits, so that nothing a person types can become query syntax; each may be
 * the beginning of a word. Null when no word is left.
 */
export function searchQuery(workspaceId: number, words: string): string | null {
  const terms = words.match(/[\p{L}\p{N}\p{M}]+/gu)
  if (!terms) return null
  const conditions = terms.map((term) =>
    operators.has(term.toLowerCase()) ? `"${term}"` : `${term}*`,
  )
  return ['OTSubType:144', `OTLocation:${workspaceId}`, ...conditions].join(' AND ')
}

const operators = new Set(['and', 'or', 'not', 'xor'])
