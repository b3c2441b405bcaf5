import type { Item } from '#shared/domain/item.ts'
import { readRights } from '#shared/rights/recorded-rights.ts'
import { isSet, text, texts } from './attributes.ts'
import type { CoreDamConfig } from './config.ts'
import type { Instance } from './contract.ts'
import { system } from './failures.ts'

/** The licence that the rights trait of an instance states. */
export function rightsOf(
  instance: Instance,
  config: CoreDamConfig,
  read: { id: string; fetchedAt: string; webUrl: string | null },
): Pick<Item, 'licences' | 'unreadableRights'> {
  const { rightsTrait, rightsFields: names, rightsWords } = config
  if (!rightsTrait) return { licences: [], unreadableRights: [] }
  const held = instance.traits?.[rightsTrait.name]?.[rightsTrait.instance] ?? {}
  const path = (name: string | null): string | null =>
    name && `traits.${rightsTrait.name}.${rightsTrait.instance}.${name}`
  const { creditRequired, ...fields } = names
  return readRights(
    {
      status: text(held, names.status),
      territories: texts(held, names.territories),
      excluded: texts(held, names.excluded),
      formats: texts(held, names.formats),
      start: text(held, names.start),
      end: text(held, names.end),
      embargo: text(held, names.embargo),
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
    {
      source: {
        system,
        recordId: read.id,
        version: instance.id,
        field: null,
        fetchedAt: read.fetchedAt,
        link: read.webUrl,
      },
      creditRequired: isSet(text(held, creditRequired)),
    },
  )
}
