import type { Item, ItemRef } from '#shared/domain/item.ts'
import type { Product, Title } from '#shared/domain/title.ts'
import type { Agreement, Evidence, SourceHealth, StandingWaiver } from '#shared/rights/evidence.ts'
import type { Selectable } from 'kysely'
import type { FreshnessTable } from '#backend/store/schema.ts'

/** Which layers stand or fall with a system: titles supply sales rights, filing supplies agreements. */
export interface EvidenceSources {
  titles: string | null
  agreements: string | null
  /** Older readings do not count for clearing. */
  maximumAgeMs: number
  waivers: StandingWaiver[]
}

export interface TitleReading {
  title: Title
  titleSeenAt: Date
  items: Map<string, { item: Item; seenAt: Date }>
  agreements: Agreement[]
  freshness: Map<string, Selectable<FreshnessTable>>
}

/** Puts together what a verdict on one item for one edition rests on. */
export function evidenceFor(
  reading: TitleReading,
  product: Product,
  item: Item,
  sources: EvidenceSources,
  now: Date,
): Evidence {
  return {
    product: {
      productId: product.id,
      format: product.format,
      publishingStatus: product.publishingStatus,
      sales: product.sales,
      dates: [],
      source: {
        system: sources.titles ?? '',
        recordId: String(product.id),
        version: null,
        field: null,
        fetchedAt: reading.titleSeenAt.toISOString(),
        link: null,
      },
    },
    item: {
      ref: item.ref,
      role: item.role,
      approval: item.approval,
      isLatest: item.isLatest,
      licences: item.licences,
      unreadableRights: item.unreadableRights,
      creditLine: item.creditLine,
      source: {
        system: item.ref.system,
        recordId: item.ref.id,
        version: item.ref.version,
        field: null,
        fetchedAt: now.toISOString(),
        link: item.webUrl,
      },
    },
    agreements: reading.agreements,
    health: healthOf(reading, item.ref, sources, now),
    waivers: sources.waivers,
  }
}

function healthOf(
  reading: TitleReading,
  ref: ItemRef,
  sources: EvidenceSources,
  now: Date,
): SourceHealth[] {
  const supplies = new Map<string, SourceHealth['supplies']>()
  const add = (system: string | null, layers: SourceHealth['supplies']): void => {
    if (system) supplies.set(system, [...(supplies.get(system) ?? []), ...layers])
  }
  add(sources.titles, ['sales'])
  add(ref.system, ['licence', 'approval'])
  add(sources.agreements, ['agreement'])
  return [...supplies].map(([system, layers]) => {
    const row = reading.freshness.get(system)
    const seenAt = system === sources.titles ? reading.titleSeenAt : (row?.seen_at ?? null)
    const state =
      row?.problem || !seenAt
        ? 'unavailable'
        : now.getTime() - seenAt.getTime() > sources.maximumAgeMs
          ? 'stale'
          : row && !row.complete
            ? 'incomplete'
            : 'fresh'
    return { system, state, fetchedAt: seenAt?.toISOString() ?? null, supplies: layers }
  })
}
