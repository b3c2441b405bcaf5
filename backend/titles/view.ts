import { dayText } from '#shared/domain/day.ts'
import type { Item } from '#shared/domain/item.ts'
import { roles } from '#shared/domain/role.ts'
import type { Product, Title } from '#shared/domain/title.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type {
  AssetRow,
  EditionView,
  ReasonView,
  RightsStatus,
  TitleView,
} from '#shared/api/titles.ts'
import { rowStatus } from '#shared/rights/row-status.ts'
import type { Reason } from '#shared/rights/verdict.ts'
import { may, maySee, permissions } from '#backend/access/permissions.ts'
import type { SignedAddresses } from '#backend/access/signed-address.ts'
import type { Database } from '#backend/store/database.ts'
import type { ConnectedSystem } from '#backend/systems/port.ts'
import type { Clearance } from './clearance.ts'
import type { TitleReading } from './evidence.ts'
import {
  archivedRecords,
  openLinks,
  type ArchivedRecord,
  type LinkRow,
} from './links-and-records.ts'
import { readRows } from './reading.ts'
import { sayReason } from './say-reason.ts'
import { systemStates } from './system-states.ts'

export interface ViewParts {
  db: Database
  systems: readonly ConnectedSystem[]
  clearance: Clearance
  addresses: SignedAddresses
}

export interface RowContext {
  reading: TitleReading
  links: LinkRow[]
  records: ArchivedRecord[]
  principal: Principal
  now: Date
}

/** Title views out of the rows; nothing here asks a connected system. */
export function createViews(parts: ViewParts) {
  const roleOf = (resourceRole: string | null): string | null =>
    parts.systems.find(({ can }) => can.titles)?.can.titles?.roleOf(resourceRole) ?? null
  const labelOf = (system: string): string =>
    parts.systems.find(({ id }) => id === system)?.label ?? system

  function row(item: Item, seenAt: Date, context: RowContext): AssetRow {
    const { reading, principal } = context
    const links = context.links.filter(
      (link) =>
        link.system === item.ref.system &&
        link.item_id === item.ref.id &&
        link.version === item.ref.version,
    )
    const editions =
      links.length > 0
        ? [...new Set(links.flatMap((link) => link.product_ids))]
        : matchingEditions(item, reading.title)
    const record = context.records.find(
      ({ ref }) =>
        ref.system === item.ref.system &&
        ref.id === item.ref.id &&
        ref.version === item.ref.version,
    )
    return {
      key: JSON.stringify([item.ref.system, item.ref.id, item.ref.version]),
      ref: item.ref,
      name: item.name,
      fileName: item.fileName,
      role: item.role,
      documentClass: item.documentClass,
      systemLabel: labelOf(item.ref.system),
      versionLabel: item.versionLabel,
      isLatest: item.isLatest,
      mediaType: item.mediaType,
      bytes: item.bytes,
      width: item.width,
      height: item.height,
      durationSeconds: item.durationSeconds,
      approval: {
        ...item.approval,
        on: item.approval.on === null ? null : dayText(item.approval.on),
      },
      rights: rights(
        item,
        editions.length > 0 ? editions : reading.title.products.map(({ id }) => id),
        context,
      ),
      editions,
      linked: links.length > 0,
      record:
        record?.record ??
        (item.record
          ? {
              number: item.record.number,
              classification: item.record.classification,
              version: item.ref.version,
              webUrl: item.webUrl,
              retention: item.record.retention,
              onHold: item.record.onHold,
            }
          : null),
      thumbnail: item.hasThumbnail ? parts.addresses.thumbnail(item.ref, principal.id) : null,
      webUrl: item.webUrl,
      modifiedAt: item.modifiedAt,
      seenAt: seenAt.toISOString(),
    }
  }

  function rights(
    item: Item,
    productIds: number[],
    { reading, principal, now }: RowContext,
  ): RightsStatus {
    const answers = productIds.flatMap(
      (id) => parts.clearance.standing(reading, item, id, now) ?? [],
    )
    const status = rowStatus(answers)
    return {
      verdict: status.verdict,
      differing: status.differing,
      asked: status.asked,
      clearedThrough: status.clearedThrough === null ? null : dayText(status.clearedThrough),
      reason: status.reason ? say(status.reason, principal) : null,
      creditRequired: answers.some((answer) =>
        answer.conditions.some(({ code }) => code === 'DUTY_CREDIT'),
      ),
    }
  }

  const say = (reason: Reason, principal: Principal): ReasonView =>
    sayReason(reason, principal, labelOf)

  function coverOf({ id }: Product, { reading, links }: RowContext): EditionView['cover'] {
    const shows = (productIds: number[], role: string | null): boolean =>
      role === 'front-cover' && productIds.includes(id)
    if (links.some((link) => shows(link.product_ids, link.role))) return 'linked'
    const held = reading.title.resources.some((resource) =>
      shows(resource.productIds, roleOf(resource.role)),
    )
    return held ? 'other' : 'none'
  }

  async function context(workId: number, principal: Principal): Promise<RowContext | null> {
    const [reading, links, records] = await Promise.all([
      readRows(parts.db, workId),
      openLinks(parts.db, workId),
      archivedRecords(parts.db, workId),
    ])
    return reading ? { reading, links, records, principal, now: new Date() } : null
  }

  async function view(workId: number, principal: Principal): Promise<TitleView | null> {
    const held = await context(workId, principal)
    if (!held) return null
    const { reading, now } = held
    const { title } = reading
    const systems = systemStates(parts.systems, reading, principal, now)
    return {
      workId,
      title: title.title,
      subtitle: title.subtitle,
      imprint: title.imprint,
      contributors: title.contributors,
      stage: title.stage,
      reference: title.reference,
      editions: title.products.map((product) => editionView(product, coverOf(product, held))),
      rows: [...reading.items.values()]
        .filter(({ item }) => maySee(principal, item.documentClass))
        .map(({ item, seenAt }) => row(item, seenAt, held))
        .sort(inReadingOrder),
      systems,
      refreshing:
        [...reading.freshness.values()].some(
          ({ asking_until }) => asking_until !== null && asking_until > now,
        ) || systems.some(({ state }) => state === 'asking'),
      may: permissions.filter((permission) => may(principal, permission)),
      waivers: parts.clearance.sources.waivers.map(({ layer, approver, reason, until }) => ({
        layer,
        approver,
        reason,
        until: until === null ? null : dayText(until),
      })),
    }
  }

  return { view, context, row, say, labelOf }
}
export type Views = ReturnType<typeof createViews>

/** What is in use first, then by role as the trade lists them, then by name. */
const inReadingOrder = (a: AssetRow, b: AssetRow): number =>
  Number(b.linked) - Number(a.linked) ||
  placeOf(a.role) - placeOf(b.role) ||
  a.name.localeCompare(b.name)
const placeOf = (role: string): number => roles.findIndex((known) => known === role)

const matchingEditions = (item: Item, title: Title): number[] =>
  title.products
    .filter(({ isbn }) => isbn !== null && item.isbns.includes(isbn))
    .map(({ id }) => id)

const editionView = (product: Product, cover: EditionView['cover']): EditionView => ({
  productId: product.id,
  title: product.title,
  edition: product.edition,
  format: product.format,
  isbn: product.isbn,
  isbnShown: product.isbnShown,
  publishingStatus: product.publishingStatus,
  publicationDate: product.publicationDate === null ? null : dayText(product.publicationDate),
  goesOutInOnix: product.allowOnixExports,
  cover,
})
