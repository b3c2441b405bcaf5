import type { Action } from './action.ts'
import { archive } from './archive.ts'
import { attachCover } from './attach-cover.ts'

/** Every action there is. A new one is a file beside these and a line here. */
export const actions = { 'attach-cover': attachCover, archive } as const

export type ActionName = keyof typeof actions

export const actionOf = (name: string): Action<never> | null =>
  Object.hasOwn(actions, name) ? (actions[name as ActionName] as unknown as Action<never>) : null
