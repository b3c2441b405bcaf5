import type { ReasonCode } from '#shared/rights/reason-codes.ts'
import { aShortDay, endsOrEnded, given, quoted, text, type Args, type Say } from '../args.ts'

/** What a layer of evidence is called in a few words. */
const layers: Record<string, string> = {
  sales: 'sales rights',
  lifecycle: 'edition status',
  licence: 'licence',
  agreement: 'agreement',
  approval: 'approval',
}
const layer = (args: Args): string => layers[String(args.layer)] ?? 'source'

/** Why, in the few words that a row of the table has room for. */
export const reasonsShortly: Record<ReasonCode, Say> = {
  DENIED: (args) => `${layer(args)} forbids it`,
  NOT_FOR_SALE: () => 'not for sale there',
  NOT_FOR_SALE_RIGHTS_HELD: () => 'not for sale there',
  NO_RIGHTS: () => 'we hold no rights',
  OUTSIDE_GRANT: (args) => `outside the ${layer(args)}`,
  FORMAT_NOT_GRANTED: ({ format }) => `not for ${text(format, 'this format')}`,
  LANGUAGE_NOT_GRANTED: () => 'language not granted',
  CHANNEL_RESTRICTED: () => 'not for this channel',
  NOT_YET: ({ day }) => `not before ${aShortDay(day)}`,
  EXPIRED: (args) => `${layer(args)} ${endsOrEnded(args.day)} ${aShortDay(args.day)}`,
  SELL_OFF: () => 'stock may be sold off only',
  TRANSFERRED: () => 'no longer our product',
  WITHDRAWN: () => 'withdrawn from sale',
  NOT_APPROVED: () => 'rejected',
  SUPERSEDED: () => 'replaced by a newer version',
  CONFLICT: () => 'sources disagree',
  NO_RECORD: (args) =>
    given(args.field, (field) => `${layer(args)}: ${field} not stated`) ||
    `no ${layer(args)} on record`,
  ROW_UNSTATED: () => 'sales rights not stated',
  ROW_UNKNOWN: () => 'rest of the world unknown',
  UNRESOLVED_TERM: (args) =>
    given(args.term ?? args.text, (words) => `unclear: ${quoted(words)}`) ||
    `${layer(args)} is not readable`,
  BAD_CODE: ({ code, text: words }) =>
    given(code ?? words, (word) => `nobody has mapped ${quoted(word)}`) || 'an unknown code',
  IMPRECISE_DATE: (args) => `${layer(args)} date is not exact`,
  EXPIRY_NOT_STATED: (args) => `${layer(args)} has no end date`,
  CONDITION_PENDING: (args) => `${layer(args)} needs a look`,
  EXCLUSIVITY_UNCLEAR: () => 'exclusivity unclear',
  APPROVAL_PENDING: () => 'not approved yet',
  STALE: ({ system }) => `last reading of ${text(system, 'a source')} is too old`,
  SOURCE_UNAVAILABLE: ({ system }) => `${text(system, 'a source')} does not answer`,
  INCOMPLETE: ({ system }) => `${text(system, 'a source')} was read in part only`,
  NOT_FOR_USE: () => 'documents are not cleared',
  NEAR_EXPIRY: ({ day }) => `ends ${aShortDay(day)}`,
  DUTY_CREDIT: () => 'credit line required',
  WAIVED: (args) => `${layer(args)} waived`,
  FOR_SALE: () => 'for sale',
  ACTIVE: () => 'active',
  LICENSED: () => 'licensed',
  GRANTED: () => 'granted',
  APPROVED: () => 'approved',
  FRESH: () => 'read in time',
}
