import { actionWords } from './action-words.ts'
import { lookUp, type Coded } from './say.ts'

/** A notice of a plan or a candidate. */
export const sayNotice = ({ code, args }: Coded): string =>
  lookUp(actionWords.notices, code)?.(args) ?? code

/** What a write does. */
export const sayWrite = ({ code, args }: Coded): string =>
  lookUp(actionWords.writes, code)?.(args) ?? code
