import { activity, archive, attach, plan, records, runs } from './en/actions.ts'
import { channelNames, clearance } from './en/clearance.ts'
import { notices } from './en/notices.ts'
import { reasons } from './en/reasons.ts'
import { writes } from './en/writes.ts'

/** English for what is done with a title: loaded with the parts that need it. */
export const enActions = {
  attach,
  plan,
  archive,
  runs,
  activity,
  records,
  clearance,
  channelNames,
  notices,
  reasons,
  writes,
}
export type ActionCatalogue = typeof enActions
