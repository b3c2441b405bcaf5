import { domains, type FieldDefinition, groups, model } from './model.ts'
import type { StandInAsset } from './state.ts'

/** OTMM's metadata tree of an asset: model, groups, fields, tables with columns. */
export function renderMetadata(asset: StandInAsset, only: Set<string> | null) {
  return {
    type: 'com.artesia.metadata.MetadataModel',
    id: model.id,
    name: model.name,
    has_multilingual_fields: false,
    legacy_id: model.legacyId,
    metadata_element_list: groups
      .map((group) => ({
        type: 'com.artesia.metadata.MetadataCategory',
        id: group.id,
        name: group.name,
        metadata_element_list: elements(
          group.fields.filter(
            ({ id, table }) => !only || only.has(id) || (table !== null && only.has(table)),
          ),
          asset,
        ),
      }))
      .filter((group) => group.metadata_element_list.length > 0),
  }
}

function elements(fields: FieldDefinition[], asset: StandInAsset): object[] {
  const byTable = Map.groupBy(fields, (field) => field.table)
  return [...byTable].flatMap(([table, members]): object[] =>
    table === null
      ? members.map((field) => ({
          type: 'com.artesia.metadata.MetadataField',
          id: field.id,
          name: field.name,
          value: cell(field, asset.values.get(field.id)?.[0] ?? null),
        }))
      : [
          {
            type: 'com.artesia.metadata.MetadataTable',
            id: table,
            name: members[0]!.name,
            metadata_element_list: members.map((field) => column(field, asset)),
          },
        ],
  )
}

function column(field: FieldDefinition, asset: StandInAsset) {
  const cells = asset.values.get(field.id) ?? []
  return {
    type: 'com.artesia.metadata.MetadataTableField',
    id: field.id,
    name: field.name,
    ...(cells.length > 0 ? { values: cells.map((held) => cell(field, held)) } : {}),
  }
}

/** An empty field has no `value` inside. */
function cell(field: FieldDefinition, held: string | null) {
  const display = field.domain === null || held === null ? undefined : domains[field.domain]?.[held]
  const flags = {
    cascading_domain_value: false,
    domain_value: field.domain !== null,
    is_locked: false,
  }
  if (held === null) return flags
  if (display === undefined)
    return {
      ...flags,
      value: { type: field.datatype === 'DATE' ? 'datetime' : 'string', value: held },
    }
  return {
    ...flags,
    value: {
      type: 'com.artesia.metadata.DomainValue',
      display_value: display,
      field_value: { type: 'string', value: held },
    },
  }
}
