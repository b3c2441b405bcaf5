import { roles } from '#shared/domain/role.ts'

interface ViewField {
  name: string
  label?: string
  field_type: string
  multi: boolean
  options: { label: string; value: string }[]
}

const field = (
  name: string,
  field_type: string,
  multi = false,
  words: string[] = [],
): ViewField => ({
  name,
  label: name.replaceAll('_', ' '),
  field_type,
  multi,
  options: words.map((value) => ({ label: value.replaceAll('-', ' '), value })),
})

/** The publisher's one metadata view, with the pseudo-field and the missing label that real views have. */
export const viewFields: ViewField[] = [
  field('isbn13', 'string_exact', true),
  field('consonance_work_id', 'string_exact', true),
  field('asset_role', 'drop_down', false, [...roles]),
  field('document_class', 'drop_down', false, ['open', 'contract', 'royalty']),
  { name: '__separator__', field_type: 'string', multi: false, options: [] },
  field('credit_line', 'string'),
  field('alt_text', 'text'),
  field('rights_status', 'drop_down', false, ['cleared', 'restricted', 'denied']),
  field('rights_territories', 'tag_cloud', true),
  field('rights_territories_excluded', 'tag_cloud', true),
  // Not date fields: publishers write months and "perpetual" into them.
  field('rights_start', 'string_exact'),
  field('rights_expiry', 'string_exact'),
  field('rights_embargo', 'string_exact'),
  field('rights_formats', 'drop_down', true, ['hardback', 'paperback', 'ebook', 'audio']),
  field('credit_required', 'boolean'),
]
