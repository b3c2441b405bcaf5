import { Refusal } from './hal.ts'
import type { StoredInstance } from './state.ts'

/**
 * The Solr form as far as it is seen: `field:value`, `field:(a OR b)`, phrases, AND, OR, brackets.
 * `_s` fields hold whole values; `cms_any.all_values` holds words.
 */
export type Query = (instance: StoredInstance) => boolean

const token = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|([^\s()":]+):|([^\s()":]+))/y

export function parseQuery(text: string): Query {
  const tokens: { kind: 'bracket' | 'value' | 'field'; text: string }[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)
    if (!found) throw new Refusal(400, `Cannot parse the query: ${text}`)
    const [, bracket, phrase, field, word] = found
    if (bracket) tokens.push({ kind: 'bracket', text: bracket })
    else if (field) tokens.push({ kind: 'field', text: field })
    else tokens.push({ kind: 'value', text: word ?? (phrase ?? '').replaceAll(/\\(.)/g, '$1') })
  }
  let at = 0
  const parsed = anyOf('cms_any.all_values')
  if (at < tokens.length) throw new Refusal(400, `Cannot parse the query: ${text}`)
  return parsed

  function joined(word: 'OR' | 'AND', part: () => Query): Query[] {
    const parts = [part()]
    while (tokens[at]?.text === word) {
      at += 1
      parts.push(part())
    }
    return parts
  }
  function anyOf(field: string): Query {
    const parts = joined('OR', () => allOf(field))
    return (instance) => parts.some((part) => part(instance))
  }
  function allOf(field: string): Query {
    const parts = joined('AND', () => one(field))
    return (instance) => parts.every((part) => part(instance))
  }
  function one(field: string): Query {
    const here = tokens[at]
    at += 1
    if (here?.kind === 'field') return one(here.text)
    if (here?.text === '(' && here.kind === 'bracket') {
      const inner = anyOf(field)
      if (tokens[at]?.text !== ')') throw new Refusal(400, `Cannot parse the query: ${text}`)
      at += 1
      return inner
    }
    if (here?.kind !== 'value') throw new Refusal(400, `Cannot parse the query: ${text}`)
    return (instance) => holds(instance, field, here.text)
  }
}

function holds(instance: StoredInstance, field: string, value: string): boolean {
  if (value === '*') return true
  if (field === 'cms_any.latest_b') return String(instance.latest) === value
  const everyTrait = Object.values(instance.traits).flatMap((named) =>
    Object.values(named).flatMap((bag) => texts(Object.values(bag))),
  )
  if (field === 'cms_any.all_traits') return everyTrait.some((text) => hasWords(text, value))
  if (field === 'cms_any.all_values')
    return [instance.name, instance.displayName, ...texts(Object.values(instance.properties))].some(
      (text) => hasWords(text, value),
    )
  const attribute = /^(\w+)\.(\w+)_(?:s|i|b|dt|l|d)$/.exec(field)
  if (!attribute) throw new Refusal(400, `undefined field ${field}`)
  return (
    attribute[1] === instance.type && texts(instance.properties[attribute[2] ?? '']).includes(value)
  )
}

/** Do the words of the phrase follow each other in the text? */
const hasWords = (text: string, phrase: string): boolean =>
  ` ${wordsOf(text)} `.includes(` ${wordsOf(phrase)} `)
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value])
    .flat()
    .filter((one) => one !== null && one !== undefined)
    .map(String)
