import { en, type Catalogue } from './en.ts'

/** The catalogue in use. */
export const words: Catalogue = en
