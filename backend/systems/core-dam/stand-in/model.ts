/** The tenant's own model: a namespace with a file type, a folder type and a rights trait. */

export interface Attribute {
  name: string
  display_name: string
  data_type: 'string' | 'integer' | 'double' | 'boolean' | 'date'
  required: boolean
  repeating: boolean
  searchable: boolean
  sortable: boolean
}

const attribute = (
  name: string,
  data_type: Attribute['data_type'] = 'string',
  repeating = false,
): Attribute => ({
  name,
  display_name: name.replaceAll('_', ' '),
  data_type,
  required: false,
  repeating,
  searchable: true,
  sortable: !repeating,
})

const titleKeys = [attribute('isbn13', 'string', true), attribute('consonance_id', 'string', true)]

export interface TypeDefinition {
  system_name: string
  display_name: string
  category: 'file' | 'folder' | 'object'
  parent: string | null
  attributes: Attribute[]
  required_traits: string[]
}

const type = (
  system_name: string,
  category: TypeDefinition['category'],
  parent: string | null,
  attributes: Attribute[] = [],
): TypeDefinition => ({
  system_name,
  display_name: system_name.replaceAll('_', ' '),
  category,
  parent,
  attributes,
  required_traits: [],
})

export const types: TypeDefinition[] = [
  type('cms_file', 'file', null),
  type('cms_folder', 'folder', null),
  type('cms_object', 'object', null),
  type('pub_title', 'folder', 'cms_folder', titleKeys),
  type('pub_title_asset', 'file', 'cms_file', [
    ...titleKeys,
    attribute('asset_key'),
    attribute('asset_role'),
    attribute('status'),
    attribute('approved_by'),
    attribute('approved_on', 'date'),
    attribute('credit_line'),
    attribute('alt_text'),
    attribute('pixel_width', 'integer'),
    attribute('pixel_height', 'integer'),
    attribute('duration_seconds', 'double'),
  ]),
]

export const traits = [
  {
    system_name: 'pub_rights',
    display_name: 'usage rights',
    attributes: [
      attribute('clearance'),
      attribute('territories', 'string', true),
      attribute('excluded_territories', 'string', true),
      attribute('formats', 'string', true),
      attribute('starts_on'),
      attribute('expires_on'),
      attribute('embargo_until'),
      attribute('credit_required', 'boolean'),
    ],
  },
]

export const namespaces = [
  { id: 'ns-pub', name: 'publishing', display_name: 'Publishing', prefix: 'pub' },
]

const level = (id: string, permissions: string[]) => ({
  id: `acl-${id}`,
  name: id,
  permits: [{ identity_alias: 'owner', permission_level: 'custom', permissions }],
})
/** One access list per life-cycle state, as the platform's samples do. */
export const accessLists = [
  level('draft', ['browse', 'read_content', 'modify', 'attributes', 'create_version']),
  level('approved', ['browse', 'read_content']),
  level('restricted', ['browse']),
]

/** Is the type the wanted one, or does it extend it? */
export function extendsType(name: string, wanted: string): boolean {
  for (let at: string | null = name; at !== null;) {
    if (at === wanted) return true
    at = types.find((one) => one.system_name === at)?.parent ?? null
  }
  return false
}
