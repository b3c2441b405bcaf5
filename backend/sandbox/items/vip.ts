import { paperPdf } from '../bytes/paper-pdf.ts'
import { paragraphs } from '../bytes/prose.ts'
import { square } from '../bytes/promotion-art.ts'
import { random } from '../random.ts'
import type { WorldItem } from '../world.ts'
import { lazy } from './content.ts'
import { fullLicence, item, jpegVersion, versions } from './item.ts'
import { licenceOf } from './licence-of.ts'
import { type Subject, isbnsOf, slug } from './subject.ts'

/** What partners and the press are given. */
export function vipItems(subject: Subject): WorldItem[] {
  const { work, design } = subject
  if (work.stage === 'Acquired') return []
  const isbns = isbnsOf(work, 'hardback', 'paperback', 'ebook', 'audio')
  const date = work.products[0]?.publicationDate ?? 'to be announced'
  const size = { width: 1080, height: 1080 }
  return [
    item(subject, 'vip', 'press-kit', {
      name: `${work.title} press release`,
      role: 'press-kit',
      isbns,
      versions: versions(subject, 'Publicity', {
        content: lazy(`${slug(work)}-press-release.pdf`, 'application/pdf', () =>
          paperPdf({
            heading: work.title,
            author: work.imprint.name,
            facts: [
              ['Author', design.author],
              ['Imprint', work.imprint.name],
              ['Publication', date],
              ['ISBN', isbns.join(', ') || 'to be assigned'],
            ],
            paragraphs: paragraphs(random(design.seed), 4),
            numbered: false,
            signatories: [],
          }),
        ),
      }),
      licence: fullLicence(),
    }),
    item(subject, 'vip', 'social', {
      name: `${work.title} social picture`,
      role: 'banner',
      isbns,
      versions: versions(
        subject,
        'Marketing',
        jpegVersion(`${slug(work)}-social-1080.jpg`, { size, draw: () => square(design, size) }),
      ),
      licence: licenceOf(subject),
    }),
  ]
}
