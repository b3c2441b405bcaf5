import type { Item } from '#shared/domain/item.ts'
import type { Source } from '#shared/rights/evidence.ts'
import { readRights } from '#shared/rights/recorded-rights.ts'
import type { VipConfig } from './config.ts'
import type { Media } from './contract.ts'
import { isSet, text, texts } from './meta.ts'

/** The licence that the rights fields of a media item state. */
export function rightsOf(
  media: Media,
  { rightsFields, rightsWords }: VipConfig,
  source: Source,
): Pick<Item, 'licences' | 'unreadableRights'> {
  const { creditRequired, ...fields } = rightsFields
  const path = (key: string | null): string | null => key && `meta.${key}`
  return readRights(
    {
      status: text(media, fields.status),
      territories: texts(media, fields.territories),
      excluded: texts(media, fields.excluded),
      formats: texts(media, fields.formats),
      start: text(media, fields.start),
      end: text(media, fields.end),
      embargo: text(media, fields.embargo),
    },
    {
      status: path(fields.status),
      territories: path(fields.territories),
      excluded: path(fields.excluded),
      formats: path(fields.formats),
      start: path(fields.start),
      end: path(fields.end),
      embargo: path(fields.embargo),
    },
    rightsWords,
    { source, creditRequired: isSet(text(media, creditRequired)) },
  )
}
