import { dayOf } from '#shared/domain/day.ts'
import type { WorldProduct, WorldWork } from '../world.ts'

const roles: Record<string, string> = {
  A01: 'By (author)',
  A12: 'Illustrated by',
  A13: 'Photographs by',
  B01: 'Edited by',
  B06: 'Translated by',
  E07: 'Read by',
}
export const roleWord = (code: string): string => roles[code] ?? `Contributor (${code})`

const statuses: Record<string, string> = {
  '00': 'Unspecified',
  '01': 'Cancelled',
  '02': 'Forthcoming',
  '03': 'Postponed indefinitely',
  '04': 'Active',
  '05': 'No longer our product',
  '06': 'Out of stock indefinitely',
  '07': 'Out of print',
  '08': 'Inactive',
  '09': 'Unknown',
}
export const statusWord = (code: string): string =>
  statuses[code] ? `${statuses[code]} (${code})` : `Status ${code}`

const forms: Record<string, string> = {
  AJ: 'Downloadable audio file',
  BB: 'Hardback',
  BC: 'Paperback / softback',
  DG: 'Electronic book text',
}
export const formWord = (code: string): string => (forms[code] ? `${forms[code]} (${code})` : code)

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
export const dateWord = (date: string | null): string =>
  date === null ? 'Not set' : dayOf(date) === null ? date : dates.format(new Date(date))

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const countryWord = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code
const listed = (codes: string[]): string => codes.map(countryWord).join(', ')

/** Where a product is sold, as a sentence or two. */
export function salesWord(product: WorldProduct): string {
  const parts = [
    product.worldwide ? 'For sale worldwide' : '',
    product.forSale.length > 0 ? `For sale in ${listed(product.forSale)}` : '',
    product.notForSale.length > 0 ? `Not for sale in ${listed(product.notForSale)}` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('. ')}.` : 'No sales rights have been recorded.'
}

export const bylineOf = (work: WorldWork): string =>
  work.contributors.map((person) => `${roleWord(person.roleCode)} ${person.name}`).join('; ')

/** The date that stands at the top of a work's pages: its first edition's. */
export const firstPublication = (work: WorldWork): string | null =>
  work.products
    .flatMap((product) => product.publicationDate ?? [])
    .sort()
    .at(0) ?? null
