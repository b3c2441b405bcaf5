import type { ReasonView } from '#shared/api/titles.ts'
import type { ApiProblem } from '../api/api-problem.ts'
import type { Args } from './args.ts'
import { words } from './words.ts'

/** A coded message as it travels: its code may be newer than this page. */
export interface Coded {
  code: string
  args: Args
}

/** An entry of a table by a code that came from outside. */
export const lookUp = <T>(table: Record<string, T>, code: string): T | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** A reason's own arguments, with its layer and the system's name for people. */
export const argsOf = ({ args, layer, source }: ReasonView): Args => ({
  ...args,
  system:
    typeof args['system'] === 'string'
      ? (lookUp(words.systemNames, args['system']) ?? args['system'])
      : source?.label,
  layer,
})

/** A few words for a row. */
export const sayReasonShortly = (reason: ReasonView): string =>
  lookUp(words.reasonsShortly, reason.code)?.(argsOf(reason)) ?? reason.code

export const layerName = (layer: string): string => lookUp(words.layerNames, layer) ?? layer

export const roleName = (role: string): string => lookUp<string>(words.roleNames, role) ?? role

export const whoName = (who: string): string => lookUp(words.whoNames, who) ?? who

export const actionName = (action: string): string => lookUp(words.runs.actions, action) ?? action

/** What happened, more about it, and what to do now: the backend's words where it sent some. */
export function sayProblem(problem: ApiProblem): { cause: string; next: string } {
  const ours = lookUp(words.problems, problem.code) ?? words.problems['panel-fault']
  const { title, detail, nextStep } = problem
  return {
    cause: title ?? ours?.cause({ status: problem.status || null }) ?? problem.code,
    next: [detail === title ? null : detail, nextStep ?? ours?.next({})]
      .filter((part) => part !== null && part !== undefined)
      .join(' '),
  }
}
