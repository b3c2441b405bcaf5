import type { ReasonCode } from '#shared/rights/reason-codes.ts'
import { aDay, endsOrEnded, given, quoted, text, type Args, type Say } from '../args.ts'
import { layerNames } from './names.ts'

/** What a layer of evidence is called where it is the subject of a sentence. */
const subjects: Record<string, string> = {
  sales: 'The statement of sales rights',
  lifecycle: 'The edition’s status',
  licence: 'The licence',
  agreement: 'The agreement',
  approval: 'The approval',
}
const subject = ({ layer }: Args): string => subjects[String(layer)] ?? 'The source'

const missing: Record<string, string> = {
  sales: 'Consonance does not say whether the edition is for sale there.',
  lifecycle: 'The edition’s status is not stated.',
  licence: 'No licence is recorded for this item.',
  agreement: 'No agreement that grants these rights was found.',
  approval: 'No approval is recorded for this version.',
}

const until = ({ day }: Args): string => given(day, () => ` until ${aDay(day)}`)

/** One sentence per code of the rights engine. `args` holds the reason's own arguments and its layer. */
export const reasons: Record<ReasonCode, Say> = {
  DENIED: (args) =>
    args.layer === 'agreement'
      ? `The rights are granted to somebody else${until(args)}.`
      : `${subject(args)} forbids this use.`,
  NOT_FOR_SALE: () => 'The edition is not for sale there.',
  NOT_FOR_SALE_RIGHTS_HELD: () => 'We hold the rights, but this edition is not for sale there.',
  NO_RIGHTS: () => 'We hold no publishing rights there.',
  OUTSIDE_GRANT: (args) =>
    `${subject(args)} does not cover ${args.field === 'territory' ? 'these territories' : 'this use'}.`,
  FORMAT_NOT_GRANTED: (args) =>
    `${subject(args)} does not cover ${text(args.format, 'this format')}.`,
  LANGUAGE_NOT_GRANTED: (args) =>
    `${subject(args)} does not cover this language${given(args.language, (code) => ` (${code})`)}.`,
  CHANNEL_RESTRICTED: (args) => `${subject(args)} does not cover this channel.`,
  NOT_YET: (args) => `${subject(args)} does not allow it before ${aDay(args.day)}.`,
  EXPIRED: (args) => `${subject(args)} ${endsOrEnded(args.day)} on ${aDay(args.day)}.`,
  SELL_OFF: ({ day }) =>
    `The agreement has ended. Stock may be sold off until ${aDay(day)}, but nothing new may be sent.`,
  TRANSFERRED: () => 'The edition is no longer our product.',
  WITHDRAWN: ({ day }) =>
    `The edition is cancelled, out of print or withdrawn${given(day, () => ` from ${aDay(day)}`)}.`,
  NOT_APPROVED: ({ said, by }) =>
    `This version was rejected${given(by, (name) => ` by ${name}`)}${given(said, (word) => ` (“${word}”)`)}.`,
  SUPERSEDED: () => 'A newer version has replaced this one.',
  CONFLICT: () => 'The sources contradict each other; the strictest one counts.',
  NO_RECORD: (args) =>
    given(args.field, (field) => `${subject(args)} does not state its ${field}.`) ||
    (missing[String(args.layer)] ?? 'Nothing is recorded about this.'),
  ROW_UNSTATED: () =>
    'These territories are not mentioned, and nothing is said about the rest of the world.',
  ROW_UNKNOWN: () => 'The rest of the world is marked as unknown.',
  UNRESOLVED_TERM: (args) =>
    `${subject(args)} holds words that no mapping understands${given(args.term ?? args.text ?? args.field, (words) => `: ${quoted(words)}`)}${given(args.suggestion, (codes) => ` (meant: ${codes}?)`)}.`,
  BAD_CODE: (args) =>
    `${subject(args)} holds a word or code that is in no list${given(args.code ?? args.text, (code) => `: ${quoted(code)}`)}.`,
  IMPRECISE_DATE: (args) =>
    `${subject(args)} gives no exact day${given(args.text, (words) => `, only ${quoted(words)}`)}${given(args.first, () => `: it may be any from ${aDay(args.first)} to ${aDay(args.last)}`)}.`,
  EXPIRY_NOT_STATED: (args) =>
    `${subject(args)} does not say when it ends. An empty field is no permission.`,
  CONDITION_PENDING: (args) =>
    `${subject(args)} needs a person to look at it${given(args.status, (status) => `: its state is ${quoted(status)}`)}.`,
  EXCLUSIVITY_UNCLEAR: () => 'Whether the right is exclusive is not stated.',
  APPROVAL_PENDING: ({ said }) =>
    `This version is not approved yet${given(said, (word) => `: “${word}”`)}.`,
  STALE: ({ system }) => `The last reading of ${text(system, 'the source')} is too old to rely on.`,
  SOURCE_UNAVAILABLE: ({ system, supplies }) =>
    system ? `${system} does not answer.` : `No source supplies ${text(supplies, 'this')}.`,
  INCOMPLETE: ({ system }) => `${text(system, 'A source')} could be read in part only.`,
  NOT_FOR_USE: () => 'A document is not for outward use, so there is nothing to clear.',
  NEAR_EXPIRY: ({ day }) => `The permission ends soon, on ${aDay(day)}.`,
  DUTY_CREDIT: ({ credit }) =>
    `A credit line is required${given(credit, (line) => `: ${quoted(line)}`)}.`,
  WAIVED: (args) =>
    `Standing waiver for ${layerNames[String(args.layer)] ?? 'a layer'}, by ${text(args.approver)}${given(args.until, () => ` until ${aDay(args.until)}`)}: ${text(args.reason, 'no reason given')}.`,
  FOR_SALE: () => 'The edition is for sale there.',
  ACTIVE: () => 'The edition is active.',
  LICENSED: (args) => `The licence covers it${until(args)}.`,
  GRANTED: (args) => `An agreement grants it${until(args)}.`,
  APPROVED: ({ by }) => `This version is approved${given(by, (name) => ` by ${name}`)}.`,
  FRESH: ({ system }) => `${text(system, 'The source')} was read in time.`,
}
