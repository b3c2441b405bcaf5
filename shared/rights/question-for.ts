import { addMonths, type Day } from '../domain/day.ts'
import type { Role } from '../domain/role.ts'
import type { Format, Product } from '../domain/title.ts'
import { kindOf, type AssetKind } from './asset-kind.ts'
import type { Channel, Purpose } from './evidence.ts'
import type { Question } from './verdict.ts'

const horizonMonths = 12

/** Where an edition of this format is usually sold (inferred; a narrower question can always be asked). */
const usualChannels: Record<Format, Channel[]> = {
  hardback: ['online-retail', 'retail', 'library'],
  paperback: ['online-retail', 'retail', 'library'],
  ebook: ['online-retail', 'library'],
  audio: ['online-retail', 'library'],
  other: ['online-retail', 'retail', 'library'],
}

const usualPurposes: Record<AssetKind, Purpose> = {
  cover: 'supply-chain',
  person: 'supply-chain',
  excerpt: 'promotion',
  promotion: 'promotion',
  content: 'distribution',
  document: 'internal',
}

/** Roles whose purpose differs from that of their kind. */
const ownPurposes: Partial<Record<Role, Purpose>> = {
  'press-kit': 'press',
  'review-copy': 'press',
  manuscript: 'internal',
  'audio-script': 'internal',
}

/**
 * The standing question behind the status in a row: where the edition is for sale, in its usual
 * channels, for the purpose that goes with the role, from today for twelve months. An edition's
 * language is known to the caller, if at all.
 */
export function questionFor(
  product: Pick<Product, 'format'>,
  role: Role,
  today: Day,
  language: string | null = null,
): Question {
  const purpose = ownPurposes[role] ?? usualPurposes[kindOf(role)]
  return {
    territories: { kind: 'for-sale' },
    channels: purpose === 'press' ? ['press'] : usualChannels[product.format],
    purpose,
    language,
    window: { first: today, last: addMonths(today, horizonMonths) },
  }
}
