import { addMonths, type Day } from '../domain/day.ts'
import type { Role } from '../domain/role.ts'
import type { Format, Product } from '../domain/title.ts'
import { kindOf } from './asset-kind.ts'
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

/** What an item in this role is usually used for. */
function usualPurpose(role: Role): Purpose {
  if (role === 'press-kit' || role === 'review-copy') return 'press'
  if (role === 'manuscript' || role === 'audio-script') return 'internal'
  switch (kindOf(role)) {
    case 'cover':
    case 'person':
      return 'supply-chain'
    case 'excerpt':
    case 'promotion':
      return 'promotion'
    case 'content':
      return 'distribution'
    case 'document':
      return 'internal'
  }
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
  const purpose = usualPurpose(role)
  return {
    territories: { kind: 'for-sale' },
    channels: purpose === 'press' ? ['press'] : usualChannels[product.format],
    purpose,
    language,
    window: { first: today, last: addMonths(today, horizonMonths) },
  }
}
