import { assets } from './en/assets.ts'
import {
  formatNames,
  layerNames,
  personRoleNames,
  roleNames,
  systemNames,
  whoNames,
} from './en/names.ts'
import { problems } from './en/problems.ts'
import { reasonsShortly } from './en/reasons-shortly.ts'
import { runs, shell } from './en/shell.ts'

/** English, as far as the title itself needs it. Another language is another object of this shape. */
export const en = {
  shell,
  assets,
  runs,
  reasonsShortly,
  problems,
  roleNames,
  formatNames,
  personRoleNames,
  whoNames,
  systemNames,
  layerNames,
}
export type Catalogue = typeof en
