/**
 * Every code that a reason of this engine can carry, with the names of its arguments. Days travel as
 * numbers (days since 1970-01-01). The panel words them.
 */
export const reasonCodes = [
  // denials
  'DENIED', // a licence that forbids, or rights granted exclusively to somebody else {day}
  'NOT_FOR_SALE',
  'NOT_FOR_SALE_RIGHTS_HELD',
  'NO_RIGHTS',
  'OUTSIDE_GRANT', // {field}
  'FORMAT_NOT_GRANTED', // {format}
  'LANGUAGE_NOT_GRANTED', // {language}
  'CHANNEL_RESTRICTED', // {channel}
  'NOT_YET', // {day: the first day}
  'EXPIRED', // {day: the last day}
  'SELL_OFF', // {day: the last day of selling off}
  'TRANSFERRED', // {status} or {day}
  'WITHDRAWN', // {status} or {day}
  'NOT_APPROVED', // {said, by}
  'SUPERSEDED',
  'CONFLICT',
  // what is missing
  'NO_RECORD', // {field}: nothing at all, or one field of a record
  'ROW_UNSTATED',
  'ROW_UNKNOWN',
  'UNRESOLVED_TERM', // {term, suggestion} or {field}
  'BAD_CODE', // {code} or {text}
  'IMPRECISE_DATE', // {first, last} or {text}
  'EXPIRY_NOT_STATED',
  'CONDITION_PENDING', // {status}: a person has to look at it
  'EXCLUSIVITY_UNCLEAR', // of a grant to somebody else
  'APPROVAL_PENDING', // {said}
  'STALE', // {system}
  'SOURCE_UNAVAILABLE', // {system} or {supplies}
  'INCOMPLETE', // {system}
  'NOT_FOR_USE', // {role}: documents are never judged for outward use
  // conditions
  'NEAR_EXPIRY', // {day: the last day}
  'DUTY_CREDIT', // {credit}
  'WAIVED', // {approver, reason, until}
  // permits
  'FOR_SALE',
  'ACTIVE', // {status}
  'LICENSED', // {day: the last day}
  'GRANTED', // {day: the last day}
  'APPROVED', // {said, by}
  'FRESH', // {system}
] as const
export type ReasonCode = (typeof reasonCodes)[number]
