import type { Day } from '#shared/domain/day.ts'
import { type Paper, paperPdf } from '../bytes/paper-pdf.ts'
import { grantFor } from '../demonstration/sales.ts'
import type { WorldAgreement, WorldWork } from '../world.ts'
import { monthsFrom } from './subject.ts'

export const ourName = 'Harbour Lane Publishing'

/** The publisher's grant from one person, reaching as far as the editions are sold. */
export function grantOf(work: WorldWork, party: string, today: Day): WorldAgreement {
  const [first] = work.products
  return {
    direction: 'in',
    status: 'active',
    parties: [party, ourName],
    ...(first ? grantFor(first) : { territories: ['WORLD'], excluded: [] }),
    formats: ['hardback', 'paperback', 'ebook', 'audio'],
    languages: ['en'],
    exclusive: true,
    start: monthsFrom(today, -48 - (work.id % 24)),
    end: monthsFrom(today, 120 + (work.id % 60)),
  }
}

/** The agreement's paper: the same facts in words. */
export const agreementPdf = (heading: string, work: WorldWork, terms: WorldAgreement) =>
  paperPdf(agreementPaper(heading, work, terms))

function agreementPaper(heading: string, work: WorldWork, terms: WorldAgreement): Paper {
  const excluded = terms.excluded.length > 0 ? `, except ${terms.excluded.join(', ')}` : ''
  return {
    heading,
    author: ourName,
    facts: [
      ['Work', work.title],
      ['Parties', terms.parties.join(' and ')],
      ['Territory', terms.territories.join(', ') + excluded],
      ['Formats', terms.formats?.join(', ') ?? 'not stated'],
      ['Languages', terms.languages.join(', ')],
      ['Term', `${terms.start} to ${terms.end ?? 'not stated'}`],
    ],
    paragraphs: [
      `${terms.parties[0] ?? 'The first party'} grants the ${terms.exclusive ? 'exclusive' : 'non-exclusive'} right to publish the Work in volume form in the Territory, in the formats and languages named above, during the Term.`,
      'Rights that are not granted here are reserved. A licence for a territory does not include the right to export from it.',
      'The Publisher shall render accounts twice a year, at 30 June and at 31 December, and pay what is due within ninety days.',
      'If the Work is out of print in all editions, the grantor may ask in writing for a new printing; rights revert six months after, unless copies are again on sale.',
      'This paper was made for demonstration. The parties and the Work do not exist.',
    ],
    numbered: true,
    signatories: terms.parties.map((party) => `For ${party}`),
  }
}
