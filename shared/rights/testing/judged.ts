import { judge } from '../judge.ts'
import type { Question, Reason } from '../verdict.ts'
import { asOf, evidence, product } from './small-evidence.ts'

/** Short ways to ask and to look at one thing in the answer. */

export const judged = (question: Question, held = evidence()) => judge(question, held, asOf)

export const codesIn = (question: Question, held = evidence()): string[] =>
  judged(question, held).reasons.map(({ code }) => code)

export const reasonIn = (code: string, question: Question, held = evidence()): Reason | undefined =>
  judged(question, held).reasons.find((one) => one.code === code)

export const sold = (change: Partial<ReturnType<typeof product>['sales']>) =>
  evidence({ product: product({ sales: { ...product().sales, ...change } }) })
