import { dayText } from '#shared/domain/day.ts'
import { interiorPdf } from '../bytes/interior-pdf.ts'
import { paperPdf } from '../bytes/paper-pdf.ts'
import { paragraphs } from '../bytes/prose.ts'
import { wordDocument } from '../bytes/word-document.ts'
import { random, seedOf } from '../random.ts'
import type { WorldItem } from '../world.ts'
import { agreementPdf, grantOf, ourName } from './agreement.ts'
import { lazy } from './content.ts'
import { item, versions } from './item.ts'
import { type Subject, bookOf, hasFormat, isOut, isbnsOf, slug } from './subject.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const pdf = 'application/pdf'

/** Governed records: agreements, statements, manuscripts, final pages, licence papers. */
export function contentServerItems(subject: Subject): WorldItem[] {
  const { work, design } = subject
  const name = slug(work)
  const print = isbnsOf(work, 'hardback', 'paperback')
  const items = [...contracts(subject), ...royalties(subject)]
  items.push(
    item(subject, 'content-server', 'manuscript', {
      name: `Manuscript ${work.title.replaceAll(':', '')}`,
      role: 'manuscript',
      isbns: [],
      versions: versions(
        subject,
        'Editorial',
        ...['draft', 'final'].map((state) => ({
          content: lazy(`${name}_manuscript_${state}.docx`, wordType, () =>
            wordDocument(work.title, paragraphs(random(seedOf(state, design.seed)), 20)),
          ),
        })),
      ),
      recordClass: 'Manuscripts',
    }),
    item(subject, 'content-server', 'licence', {
      name: 'Licence for the cover picture',
      role: 'licence',
      isbns: [],
      versions: versions(subject, 'Rights', {
        content: lazy(`${name}_cover-licence.pdf`, pdf, () => licencePaper(subject)),
      }),
      recordClass: 'Permissions',
    }),
  )
  if (isOut(work) && hasFormat(work, 'hardback', 'paperback'))
    items.push(
      item(subject, 'content-server', 'interior-pdf', {
        name: 'Interior as printed',
        role: 'interior-pdf',
        isbns: print,
        versions: versions(subject, 'Production', {
          content: lazy(`${name}_interior_as-printed.pdf`, pdf, () =>
            interiorPdf(bookOf(subject, print[0] ?? null)),
          ),
        }),
        recordClass: 'Final deliverables',
      }),
    )
  return items
}

/** One agreement with the author, one contract with each illustrator, photographer or translator. */
function contracts(subject: Subject): WorldItem[] {
  const { work, today } = subject
  const granting = work.contributors.filter((person) => person.roleCode !== 'E07')
  return granting.map((person, index) => {
    const terms = grantOf(work, person.name, today)
    const heading = index === 0 ? 'Author agreement' : 'Contributor contract'
    return item(subject, 'content-server', index === 0 ? 'agreement' : `contract-${index}`, {
      name: `${heading} ${person.name}`,
      role: index === 0 ? 'author-agreement' : 'contributor-contract',
      isbns: [],
      documentClass: 'contract',
      versions: versions(subject, 'Legal', {
        content: lazy(
          `${slug(work)}_${index === 0 ? 'agreement' : `contract-${index}`}.pdf`,
          pdf,
          () => agreementPdf(heading, work, terms),
        ),
      }),
      agreement: terms,
      recordClass: 'Contracts',
    })
  })
}

function royalties(subject: Subject): WorldItem[] {
  const { work, design, random: chooses } = subject
  if (!isOut(work)) return []
  const year = Number(dayText(subject.today).slice(0, 4))
  return [`${year - 1} second half`, `${year} first half`].map((period, index) => {
    const sold = chooses.whole(310, 9200)
    return item(subject, 'content-server', `royalty-${index + 1}`, {
      name: `Royalty statement ${period} ${design.author}`,
      role: 'royalty-statement',
      isbns: isbnsOf(work, 'hardback', 'paperback', 'ebook', 'audio'),
      documentClass: 'royalty',
      versions: versions(subject, 'Finance', {
        content: lazy(`${slug(work)}_royalty_${period.replaceAll(' ', '-')}.pdf`, pdf, () =>
          paperPdf({
            heading: 'Royalty statement',
            author: ourName,
            facts: [
              ['Payee', design.author],
              ['Work', work.title],
              ['Period', period],
              ['Copies sold', String(sold)],
              ['Amount due', `GBP ${(sold * 0.83).toFixed(2)}`],
            ],
            paragraphs: ['Figures were made up for demonstration.'],
            numbered: false,
            signatories: [],
          }),
        ),
      }),
      recordClass: 'Royalty statements',
    })
  })
}

const licencePaper = ({ work }: Subject) =>
  paperPdf({
    heading: 'Licence for a picture',
    author: ourName,
    facts: [
      ['Licensor', 'Quayside Pictures'],
      ['Licensee', ourName],
      ['Use', `Front cover of ${work.title}`],
    ],
    paragraphs: [
      'The licensor permits the use of the picture on the cover and in the promotion of the work, for the territories, formats and term recorded with the asset.',
      'This paper was made for demonstration. The parties do not exist.',
    ],
    numbered: true,
    signatories: ['For Quayside Pictures', `For ${ourName}`],
  })
