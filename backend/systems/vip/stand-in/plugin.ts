/** What the must-use plugin registers on media and packages: meta fields and collection parameters. */

export interface MetaField {
  type: 'string' | 'boolean' | 'array'
  enum?: string[]
  format?: 'date-time'
}

const text: MetaField = { type: 'string' }
const list: MetaField = { type: 'array' }

export const metaFields: Record<string, MetaField> = {
  isbn13: list,
  consonance_id: list,
  asset_role: text,
  approval_status: text,
  approved_by: text,
  approved_on: text,
  credit_line: text,
  rights_status: {
    type: 'string',
    enum: ['approved', 'pending', 'restricted', 'expired', 'denied'],
  },
  territories: list,
  excluded_territories: list,
  formats: list,
  // Text, so that "perpetual" and a month without a day can be kept as they were agreed.
  starts_on: text,
  expires_on: text,
  embargo_until: { type: 'string', format: 'date-time' },
  credit_required: { type: 'boolean' },
}

/** Unset text reads as "", an unset list as [], anything else as null. */
export const unset = (field: MetaField): unknown => {
  if (field.type === 'array') return []
  if (field.type === 'boolean') return false
  return field.enum || field.format ? null : ''
}

/** What is wrong with a value, as a code of the REST API; null when it fits. */
export function problemOf(field: MetaField, value: unknown): string | null {
  if (value === null) return null
  if (field.type === 'array')
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? null
      : 'rest_invalid_type'
  if (typeof value !== field.type) return 'rest_invalid_type'
  const said = typeof value === 'string' ? value : ''
  if (field.enum && !field.enum.includes(said)) return 'rest_not_in_enum'
  if (field.format && !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})?$/.test(said))
    return 'rest_invalid_date'
  return null
}

/** Both take a comma list and find items that carry one of the values. */
export const keyParameters = ['isbn13', 'consonance_id']
