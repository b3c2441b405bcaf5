import { enActions, type ActionCatalogue } from './en-actions.ts'

/** The catalogue in use, for the parts that are loaded when they are first shown. */
export const actionWords: ActionCatalogue = enActions
