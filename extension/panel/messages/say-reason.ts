import type { ReasonView } from '#shared/api/titles.ts'
import { actionWords } from './action-words.ts'
import { argsOf, lookUp, type Coded } from './say.ts'

/** A reason as a sentence; a code that is newer than this page is shown as it is. */
export const sayReason = (reason: ReasonView): string =>
  lookUp(actionWords.reasons, reason.code)?.(argsOf(reason)) ??
  actionWords.clearance.unknownReason(reason.code)

export const sayCondition = ({ code, args }: Coded): string =>
  lookUp(actionWords.reasons, code)?.(args) ?? actionWords.clearance.unknownReason(code)
