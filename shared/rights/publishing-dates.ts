import type { Format } from '../domain/title.ts'
import type { AssetKind } from './asset-kind.ts'
import type { Channel } from './evidence.ts'
import type { Question } from './verdict.ts'

/** A use that a date may hold back. */
export interface Use {
  kind: AssetKind
  format: Format
  question: Question
}

export interface DateGate {
  /** Closed before its day, after its day, or from its day on. */
  closed: 'before' | 'after' | 'from'
  holds(use: Use): boolean
}

const asksFor = ({ question }: Use, ...channels: Channel[]): boolean =>
  question.channels.some((channel) => channels.includes(channel))
const isExternal = ({ question }: Use): boolean => question.purpose !== 'internal'
const isContent = ({ kind }: Use): boolean => kind === 'content' || kind === 'excerpt'
const isDigital = ({ format }: Use): boolean => format !== 'hardback' && format !== 'paperback'

/** The supply chain may know before consumers do; everything else that is not for the trade alone may not. */
const isConsumerFacing = (use: Use): boolean =>
  asksFor(use, 'consumer-site') ||
  (isExternal(use) &&
    use.question.purpose !== 'supply-chain' &&
    !(use.question.channels.length > 0 && use.question.channels.every((one) => one === 'trade')))

const isReview = (use: Use): boolean => use.question.purpose === 'press' || asksFor(use, 'press')

/** Asking about no channel is asking about any. */
const goesTo = (use: Use, ...channels: Channel[]): boolean =>
  use.question.channels.length === 0 || asksFor(use, ...channels)

const none: DateGate = { closed: 'before', holds: () => false }

/**
 * ONIX code list 163, role of a publishing date (complete; documented by EDItEUR). Which uses a date
 * holds back is inferred. The publication date is nominal and holds nothing. Our channels do not
 * tell streaming from download, so both embargoes hold all digital content.
 */
const gates: Readonly<Record<string, DateGate>> = {
  '01': none, // publication
  '02': { closed: 'before', holds: isContent }, // sales embargo; previews follow it (documented, list 145)
  '09': { closed: 'before', holds: isConsumerFacing }, // public announcement
  '10': { closed: 'before', holds: isExternal }, // trade announcement
  '11': none, // first publication
  '12': none, // last reprint
  '13': { closed: 'after', holds: isContent }, // out of print, withdrawn
  '16': none, // last reissue
  '19': none, // publication of the print counterpart
  '20': none, // first publication in the original language
  '21': none, // forthcoming reissue
  '22': none, // back after a temporary withdrawal: read together with status 16
  '23': { closed: 'before', holds: isReview }, // review embargo
  '25': none, // reservation order deadline
  '26': none, // forthcoming reprint
  '27': {
    // preorder embargo: preorder pages are sales pages
    closed: 'before',
    holds: (use) =>
      isExternal(use) &&
      use.question.purpose !== 'supply-chain' &&
      goesTo(use, 'online-retail', 'retail', 'consumer-site', 'subscription'),
  },
  '28': { closed: 'from', holds: () => true }, // transfer to a new publisher
  '29': none, // production
  '30': { closed: 'before', holds: (use) => isContent(use) && isDigital(use) }, // streaming embargo
  '31': { closed: 'before', holds: (use) => isContent(use) && goesTo(use, 'subscription') },
  '32': { closed: 'before', holds: (use) => isContent(use) && isDigital(use) }, // download embargo
  '33': {
    // purchase embargo
    closed: 'before',
    holds: (use) =>
      isContent(use) &&
      goesTo(use, 'online-retail', 'retail', 'library', 'education', 'consumer-site'),
  },
  '35': none, // CIP
}

/** Null for a role that is not in the list. */
export const dateGate = (role: string): DateGate | null =>
  Object.hasOwn(gates, role) ? gates[role]! : null
