import { z } from 'zod'
import { fieldsById } from './model.ts'
import { cellsOf, type Found, isSystemField } from './found.ts'
import type { OtmmState } from './state.ts'

const compared = {
  metadata_field_id: z.string(),
  relational_operator_id: z.string(),
  value: z.string(),
}
const placed = {
  relational_operator: z.enum(['and', 'or']).default('and'),
  left_paren: z.string().default(''),
  right_paren: z.string().default(''),
}
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])])
const condition = z.union([
  z.looseObject({
    ...placed,
    type: z.literal('com.artesia.search.SearchTabularCondition'),
    metadata_table_id: z.string(),
    tabular_field_list: oneOrMore(z.looseObject(compared)),
  }),
  z.looseObject({
    ...placed,
    ...compared,
    type: z.literal('com.artesia.search.SearchScalarCondition'),
  }),
])
type Condition = z.infer<typeof condition>
const conditionList = z.looseObject({
  search_condition_list: z.looseObject({ search_condition: oneOrMore(condition) }),
})

type Test = (found: Found) => boolean

/** Compiles a `search_condition_list`. Conditions on unknown fields are dropped and flagged. */
export function compileConditions(
  text: string | undefined,
  state: OtmmState,
): { test: Test; invalid: boolean } {
  if (!text) return { test: () => true, invalid: false }
  const conditions = conditionList.parse(JSON.parse(text)).search_condition_list.search_condition
  const tests = conditions.map((one) => testOf(one, state))
  const tokens = conditions.flatMap((one, index) => [
    ...(index === 0 ? [] : [one.relational_operator]),
    ...parentheses(one.left_paren),
    tests[index] ?? (() => true),
    ...parentheses(one.right_paren),
  ])
  return { test: expression(tokens), invalid: tests.includes(null) }
}

const parentheses = (text: string): string[] => text.match(/[()]/g) ?? []

/** `and` binds closer than `or`, as in SQL. */
function expression(tokens: (string | Test)[]): Test {
  const anyOf = (): Test => {
    const terms = [allOf()]
    while (tokens[0] === 'or') {
      tokens.shift()
      terms.push(allOf())
    }
    return (found) => terms.some((term) => term(found))
  }
  const allOf = (): Test => {
    const factors = [factor()]
    while (tokens[0] === 'and') {
      tokens.shift()
      factors.push(factor())
    }
    return (found) => factors.every((one) => one(found))
  }
  const factor = (): Test => {
    const token = tokens.shift()
    if (typeof token === 'function') return token
    if (token !== '(') throw new SyntaxError('parentheses do not match')
    const inner = anyOf()
    if (tokens.shift() !== ')') throw new SyntaxError('parentheses do not match')
    return inner
  }
  const whole = anyOf()
  if (tokens.length > 0) throw new SyntaxError('parentheses do not match')
  return whole
}

/** Null when the field or the operator is not known. */
function testOf(one: Condition, state: OtmmState): Test | null {
  if (one.type === 'com.artesia.search.SearchScalarCondition') {
    const matches = comparison(one.relational_operator_id, one.value)
    const known =
      isSystemField(one.metadata_field_id) || fieldsById.get(one.metadata_field_id)?.table === null
    if (!matches || !known) return null
    return (found) => cellsOf(found, one.metadata_field_id, state).some(matches)
  }
  const cells = one.tabular_field_list.map((cell) => ({
    id: cell.metadata_field_id,
    matches: comparison(cell.relational_operator_id, cell.value),
  }))
  const known = cells.every(
    ({ id, matches }) => matches && fieldsById.get(id)?.table === one.metadata_table_id,
  )
  if (!known) return null
  // one row has to hold all of them: row n is index n of each column
  return (found) => {
    const columns = cells.map(({ id }) => cellsOf(found, id, state))
    const rows = Math.max(0, ...columns.map((column) => column.length))
    return Array.from({ length: rows }, (_, row) => row).some((row) =>
      cells.every(({ matches }, index) => matches?.(columns[index]?.[row] ?? null)),
    )
  }
}

function comparison(operator: string, wanted: string): ((cell: string | null) => boolean) | null {
  const text = wanted.toLowerCase()
  switch (operator) {
    case 'ARTESIA.OPERATOR.CHAR.CONTAINS':
      return (cell) => cell !== null && cell.toLowerCase().includes(text)
    case 'ARTESIA.OPERATOR.NUMBER.IS':
      return (cell) => cell !== null && Number(cell) === Number(wanted)
    default:
      return null
  }
}
