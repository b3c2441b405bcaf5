import type { TitleKeys } from '#shared/domain/title.ts'
import { parse as parseIsbn } from 'isbn3'
import type { OtmmConfig } from './config.ts'
import type { FieldPlace } from './mapping-config.ts'

interface ScalarCondition {
  type: 'com.artesia.search.SearchScalarCondition'
  metadata_field_id: string
  relational_operator_id: string
  value: string
}
interface TabularCondition {
  type: 'com.artesia.search.SearchTabularCondition'
  metadata_table_id: string
  tabular_field_list: (Omit<ScalarCondition, 'type'> & {
    type: 'com.artesia.search.SearchTabularFieldCondition'
    left_paren: '('
    right_paren: ')'
  })[]
}

/** One condition of OTMM's `search_condition_list`; grouping is a property of its first and last member. */
export type Condition = (ScalarCondition | TabularCondition) & {
  relational_operator?: 'and' | 'or'
  left_paren?: '('
  right_paren?: ')'
}

/** The only documented comparison of texts. It finds parts too: what comes back is compared exactly. */
const contains = 'ARTESIA.OPERATOR.CHAR.CONTAINS'

export const holds = ({ table, field }: FieldPlace, value: string): Condition => {
  const compared = { metadata_field_id: field, relational_operator_id: contains, value }
  return table === null
    ? { type: 'com.artesia.search.SearchScalarCondition', ...compared }
    : {
        type: 'com.artesia.search.SearchTabularCondition',
        metadata_table_id: table,
        tabular_field_list: [
          {
            type: 'com.artesia.search.SearchTabularFieldCondition',
            ...compared,
            left_paren: '(',
            right_paren: ')',
          },
        ],
      }
}

export const isLatestVersion = holds({ table: null, field: 'ARTESIA.FIELD.IS LATEST VERSION' }, 'Y')

export const isVersionOf = (id: string): Condition =>
  holds({ table: null, field: 'ARTESIA.FIELD.ORIGINAL ASSET ID' }, id)

/** All of `required`, and one of each group of `alternatives`; empty groups ask for nothing. */
export function allOf(required: Condition[], ...alternatives: Condition[][]): Condition[] {
  const groups = [...required.map((one) => [one]), ...alternatives.filter((group) => group.length)]
  return groups.flatMap((group, groupIndex) =>
    group.map((condition, index) => ({
      ...condition,
      ...(groupIndex + index === 0
        ? {}
        : { relational_operator: index === 0 ? ('and' as const) : ('or' as const) }),
      ...(group.length > 1 && index === 0 ? { left_paren: '(' as const } : {}),
      ...(group.length > 1 && index === group.length - 1 ? { right_paren: ')' as const } : {}),
    })),
  )
}

/** Every way in which an asset may carry one of the title's keys. */
export function titleConditions(keys: TitleKeys, config: OtmmConfig): Condition[] {
  const { isbns, workIds, references } = config.fields
  const spelt = keys.isbns.flatMap((isbn) => spellings(isbn, config.isbnSpellings))
  return [
    ...isbns.flatMap((place) => spelt.map((isbn) => holds(place, isbn))),
    ...workIds.map((place) => holds(place, String(keys.workId))),
    ...(keys.reference ? references.map((place) => holds(place, keys.reference ?? '')) : []),
  ]
}

function spellings(isbn: string, wanted: OtmmConfig['isbnSpellings']): string[] {
  const parsed = parseIsbn(isbn)
  const spelt = { digits: isbn, hyphens: parsed?.isbn13h, 'isbn-10': parsed?.isbn10 }
  return wanted.flatMap((form) => spelt[form] ?? [])
}
