import { Refusal } from './hal.ts'
import type { StoredInstance } from './state.ts'

/**
 * The filter language as far as it is seen: `eq`, `like` with `%`, `and`, `or`, brackets, `LOWER(…)`,
 * literals in either kind of quotes. A repeating attribute equals each of its values (assumed).
 */
export type Filter = (instance: StoredInstance) => boolean

const token = /\s*(?:([()])|'([^']*)'|"([^"]*)"|([A-Za-z_][\w.]*))/y

export function parseFilter(text: string): Filter {
  const tokens: { kind: 'bracket' | 'literal' | 'word'; text: string }[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)
    if (!found) throw new Refusal(400, `Invalid filter: ${text}`)
    const [, bracket, single, double, word] = found
    if (bracket) tokens.push({ kind: 'bracket', text: bracket })
    else if (word) tokens.push({ kind: 'word', text: word })
    else tokens.push({ kind: 'literal', text: single ?? double ?? '' })
  }
  let at = 0
  const next = (kind: string, expected?: string): string => {
    const found = tokens[at]
    if (found?.kind !== kind || (expected !== undefined && found.text !== expected))
      throw new Refusal(400, `Invalid filter: ${text}`)
    at += 1
    return found.text
  }
  const sees = (expected: string): boolean => tokens[at]?.text === expected

  const parsed = anyOf()
  if (at < tokens.length) throw new Refusal(400, `Invalid filter: ${text}`)
  return parsed

  function anyOf(): Filter {
    const parts = [allOf()]
    while (sees('or')) {
      at += 1
      parts.push(allOf())
    }
    return (instance) => parts.some((part) => part(instance))
  }
  function allOf(): Filter {
    const parts = [one()]
    while (sees('and')) {
      at += 1
      parts.push(one())
    }
    return (instance) => parts.every((part) => part(instance))
  }
  function one(): Filter {
    if (sees('(')) {
      at += 1
      const inner = anyOf()
      next('bracket', ')')
      return inner
    }
    const lower = sees('LOWER')
    if (lower) {
      at += 1
      next('bracket', '(')
    }
    const name = next('word')
    if (lower) next('bracket', ')')
    const operator = next('word')
    const compare = comparison(operator, next('literal'))
    if (!compare) throw new Refusal(400, `Invalid filter: ${text}`)
    return (instance) =>
      valuesOf(instance, name).some((value) => compare(lower ? value.toLowerCase() : value))
  }
}

function comparison(operator: string, literal: string): ((value: string) => boolean) | null {
  if (operator === 'eq') return (value) => value === literal
  if (operator !== 'like') return null
  const escaped = literal.split('%').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`^${escaped.join('.*')}$`, 's')
  return (value) => pattern.test(value)
}

/** Values of a field or attribute as text. @example valuesOf(instance, 'properties.isbn13') */
export function valuesOf(instance: StoredInstance, name: string): string[] {
  const fields: Record<string, unknown> = {
    id: instance.id,
    name: instance.name,
    display_name: instance.displayName,
    type: instance.type,
    category: instance.category,
    parent_folder_id: instance.parentId,
    latest: instance.latest,
    version_no: instance.versionNo,
    create_time: instance.createTime,
    update_time: instance.updateTime,
    acl_id: instance.aclId,
  }
  const [head, ...rest] = name.split('.')
  if (head === 'properties') return texts(instance.properties[rest.join('.')])
  if (head === 'traits')
    return Object.values(instance.traits[rest[0] ?? ''] ?? {}).flatMap((held) =>
      texts(held[rest[1] ?? '']),
    )
  if (!Object.hasOwn(fields, name)) throw new Refusal(400, `Unknown attribute: ${name}`)
  return texts(fields[name])
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value])
    .filter((one) => one !== null && one !== undefined)
    .map(String)
