import { roles } from '#shared/domain/role.ts'

/** The demonstration publisher's metadata model, as an administrator of OTMM would have made it. */
export interface FieldDefinition {
  id: string
  name: string
  /** Set for a column. */
  table: string | null
  domain: string | null
  datatype: 'CHAR' | 'DATE'
}
export interface GroupDefinition {
  id: string
  name: string
  fields: FieldDefinition[]
}

export const model = { id: 'PUB.MODEL.BOOK ASSET', name: 'Book asset', legacyId: 104 }

const plain = (id: string, name: string, change: Partial<FieldDefinition> = {}) => ({
  id,
  name,
  table: null,
  domain: null,
  datatype: 'CHAR' as const,
  ...change,
})

export const groups: GroupDefinition[] = [
  {
    id: 'PUB.FG.BOOK',
    name: 'Book',
    fields: [
      plain('PUB.COLUMN.ISBN', 'ISBN', { table: 'PUB.TABLE.TITLES' }),
      plain('PUB.COLUMN.WORK ID', 'Work', { table: 'PUB.TABLE.TITLES' }),
      plain('PUB.FIELD.JOB NUMBER', 'Job number'),
      plain('PUB.FIELD.ROLE', 'Used as', { domain: 'PUB.DOMAIN.ROLE' }),
      plain('PUB.FIELD.ALT TEXT', 'Alternative text'),
    ],
  },
  {
    id: 'PUB.FG.APPROVAL',
    name: 'Approval',
    fields: [
      plain('PUB.FIELD.APPROVAL', 'Approval', { domain: 'PUB.DOMAIN.APPROVAL' }),
      plain('PUB.FIELD.APPROVED BY', 'Approved by'),
    ],
  },
  {
    id: 'PUB.FG.RIGHTS',
    name: 'Rights',
    fields: [
      plain('PUB.FIELD.RIGHTS', 'Rights status', { domain: 'PUB.DOMAIN.RIGHTS' }),
      plain('PUB.COLUMN.TERRITORY', 'Territory', {
        table: 'PUB.TABLE.TERRITORY',
        domain: 'PUB.DOMAIN.TERRITORY',
      }),
      plain('PUB.COLUMN.TERRITORY EXCLUDED', 'Territory excluded', {
        table: 'PUB.TABLE.TERRITORY EXCLUDED',
        domain: 'PUB.DOMAIN.TERRITORY',
      }),
      plain('PUB.COLUMN.FORMAT', 'Format', {
        table: 'PUB.TABLE.FORMATS',
        domain: 'PUB.DOMAIN.FORMAT',
      }),
      plain('PUB.FIELD.LICENCE START', 'Licence from'),
      plain('PUB.FIELD.LICENCE END', 'Licence until'),
      plain('PUB.FIELD.EMBARGO UNTIL', 'Embargo until', { datatype: 'DATE' }),
      plain('PUB.FIELD.CREDIT LINE', 'Credit line'),
      plain('PUB.FIELD.CREDIT REQUIRED', 'Credit required'),
      plain('ARTESIA.FIELD.EXPIRATION DATE', 'Expiration date', { datatype: 'DATE' }),
    ],
  },
]

export const fieldsById = new Map(
  groups.flatMap((group) => group.fields).map((field) => [field.id, field]),
)

/** Stored value → display value. Some of the latter carry stray blanks, as found in real ones. */
export const domains: Record<string, Record<string, string>> = {
  'PUB.DOMAIN.ROLE': Object.fromEntries(
    roles.map((role) => [role, role[0]!.toUpperCase() + role.slice(1).replaceAll('-', ' ')]),
  ),
  'PUB.DOMAIN.APPROVAL': {
    APPROVED: ' Approved',
    REJECTED: 'Rejected ',
    IN_REVIEW: 'In review',
    DRAFT: 'Draft',
    LEGACY: 'Agreed before 2015',
  },
  'PUB.DOMAIN.RIGHTS': { '1': 'Restricted', '2': 'Cleared ', '3': 'Denied' },
  'PUB.DOMAIN.TERRITORY': {
    WORLD: 'World',
    GB: 'United Kingdom ',
    IE: 'Ireland',
    US: 'United States',
    CA: 'Canada',
    AU: 'Australia',
    NZ: 'New Zealand',
    FR: 'France',
    DE: 'Germany',
  },
  'PUB.DOMAIN.FORMAT': { HB: 'Hardback', PB: 'Paperback', EB: 'E-book', AU: 'Audio ' },
}
