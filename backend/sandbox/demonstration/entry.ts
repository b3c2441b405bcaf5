import type { Design } from '../bytes/cover-art.ts'
import type { SalesPattern } from './sales.ts'

/** What is written down of one demonstration title; everything else follows from it. */
export interface Entry {
  id: number
  title: string
  subtitle: string | null
  author: string
  /** Further people: ONIX list 17 role and name. */
  others: [role: string, name: string][]
  imprint: keyof typeof imprints
  look: Pick<Design, 'motif' | 'palette' | 'face'>
  /** Months from today to publication; negative when it is out. */
  months: number
  /** Product forms, the main one first. */
  forms: string[]
  sales: SalesPattern
}

export const imprints = {
  harbour: { id: 3, name: 'Harbour Lane' },
  hours: { id: 4, name: 'Small Hours' },
  fathom: { id: 5, name: 'Fathom' },
  tide: { id: 6, name: 'Lantern & Tide' },
} as const

type Look = `${Design['motif']} ${Design['palette']} ${Design['face']}`

/** @example entry(50003, 'Title | Subtitle', 'Author', 'harbour', 'leaves moss grotesque', -14, 'BB BC DG') */
export function entry(
  id: number,
  title: string,
  author: string,
  imprint: Entry['imprint'],
  look: Look,
  months: number,
  forms: string,
  more: Partial<Pick<Entry, 'others' | 'sales'>> = {},
): Entry {
  const [name = title, subtitle = null] = title.split(' | ')
  const [motif, palette, face] = look.split(' ') as [
    Design['motif'],
    Design['palette'],
    Design['face'],
  ]
  return {
    id,
    title: name,
    subtitle,
    author,
    others: more.others ?? [],
    imprint,
    look: { motif, palette, face },
    months,
    forms: forms.split(' '),
    sales: more.sales ?? 'world',
  }
}
