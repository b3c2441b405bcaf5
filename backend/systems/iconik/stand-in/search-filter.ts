import { z } from 'zod'

const term = z.looseObject({
  name: z.string(),
  value: z.string().optional(),
  value_in: z.array(z.string()).optional(),
  range: z.looseObject({ min: z.string().optional(), max: z.string().optional() }).optional(),
  exists: z.boolean().optional(),
  missing: z.boolean().optional(),
})
type Term = z.infer<typeof term>

export const filter = z.looseObject({
  operator: z.enum(['AND', 'OR']),
  terms: z.array(term).optional(),
  get filters() {
    return z.array(filter).optional()
  },
})
export type Filter = z.infer<typeof filter>

/** What the index knows of an object: its plain fields and its metadata, both as lists of text. */
export interface Indexed {
  fields: Record<string, string[]>
}

export function passes(document: Indexed, node: Filter): boolean {
  const results = [
    ...(node.terms ?? []).map((one) => matches(document, one)),
    ...(node.filters ?? []).map((one) => passes(document, one)),
  ]
  return node.operator === 'AND' ? results.every(Boolean) : results.some(Boolean)
}

function matches(
  { fields }: Indexed,
  { name, value, value_in, range, exists, missing }: Term,
): boolean {
  const held = fields[name] ?? []
  if (exists) return held.length > 0
  if (missing) return held.length === 0
  if (value_in) return held.some((text) => value_in.includes(text))
  if (range)
    return held.some((text) => text >= (range.min ?? '') && text <= (range.max ?? '\uffff'))
  return value === undefined || held.includes(value.replaceAll(/\\(.)/g, '$1'))
}

const special = /[+\-&|!(){}[\]^"~*?:\\/]/

/**
 * The words of a Lucene query that joins plain terms by AND. Null for anything else: the real parser
 * would take an unescaped special character as syntax.
 */
export function wordsOf(query: string): string[] | null {
  if (query.trim() === '') return []
  const words = query
    .trim()
    .split(/\s+AND\s+/)
    .map((word) => word.replaceAll(/\\(.)/g, (_all, escaped: string) => escape(escaped)))
  if (words.some((word) => special.test(word.replaceAll(/^"|"$/g, '')) || /\s/.test(word)))
    return null
  return words.map((word) => unescape(word.replaceAll(/^"|"$/g, '')).toLowerCase())
}

/** Escaped characters are set aside as private-use code points while the rest is checked. */
const escape = (character: string): string => String.fromCharCode(0xe000 + character.charCodeAt(0))
const unescape = (text: string): string =>
  text.replaceAll(/[\ue000-\ue07f]/g, (held) => String.fromCharCode(held.charCodeAt(0) - 0xe000))
