import { banner } from '../bytes/promotion-art.ts'
import type { WorldItem } from '../world.ts'
import { agreementPdf, grantOf, ourName } from '../items/agreement.ts'
import { lazy } from '../items/content.ts'
import { fullLicence, item, jpegVersion, versions } from '../items/item.ts'
import { coverPicture } from '../items/otmm.ts'
import { type Subject, isbnsOf } from '../items/subject.ts'
import { awkward } from './awkward.ts'
import { names } from './names.ts'

/** Items that only the demonstration has, beside those of every title. */
export function addedItems(subjectOf: (workId: number) => Subject): WorldItem[] {
  const [show, gannet, sheep, stairs] = [50_042, 50_010, 50_008, 50_037].map(subjectOf)
  if (!show || !gannet || !sheep || !stairs) return []
  return [
    alternative(show),
    bothGannets(gannet, subjectOf(50_031)),
    ...names.map(([kind, name, fileName], index) =>
      item(sheep, 'otmm', `name-${kind}`, {
        name,
        role: 'other',
        isbns: [],
        versions: versions(sheep, 'Design', jpegVersion(fileName, coverPicture(sheep, 10 + index))),
        licence: fullLicence(),
      }),
    ),
    {
      ...item(show, 'otmm', 'found-picture', {
        name: 'IMG_4471',
        role: 'other',
        isbns: [],
        versions: versions(show, 'Design', {
          ...jpegVersion('IMG_4471.jpg', coverPicture(show, 40)),
          approval: 'not-approved',
        }),
      }),
      key: awkward.noTitle,
      workIds: [],
    },
    americanDeal(stairs),
  ]
}

const alternative = (subject: Subject): WorldItem =>
  item(subject, 'otmm', 'front-cover-alternative', {
    name: 'Front cover, second proposal',
    role: 'front-cover',
    isbns: isbnsOf(subject.work, 'paperback'),
    versions: versions(subject, 'Design', {
      ...jpegVersion('salt-almanac_front_proposal-b.jpg', coverPicture(subject, 3)),
      approval: 'rejected',
    }),
    licence: fullLicence(),
  })

/** One banner for two books: it carries the keys of both. */
const bothGannets = (first: Subject, second: Subject): WorldItem =>
  item(first, 'otmm', 'banner-both', {
    name: 'Both Gannet Head books, banner',
    role: 'banner',
    isbns: [first, second].flatMap(({ work }) => isbnsOf(work, 'hardback', 'paperback', 'ebook')),
    workIds: [first.work.id, second.work.id],
    versions: versions(
      first,
      'Marketing',
      jpegVersion('gannet-head_both_1600x500.jpg', {
        size: { width: 1600, height: 500 },
        draw: () => banner(first.design, { width: 1600, height: 500 }),
      }),
    ),
    licence: fullLicence(),
  })

/** The American rights were sold on: what we took in no longer reaches the United States. */
function americanDeal(subject: Subject): WorldItem {
  const terms = {
    ...grantOf(subject.work, ourName, subject.today),
    direction: 'out' as const,
    parties: [ourName, 'Prairie & Lake Books'],
    territories: ['US', 'CA'],
    excluded: [],
  }
  const heading = 'Licence to Prairie & Lake Books'
  return item(subject, 'content-server', 'agreement-out', {
    name: heading,
    role: 'licence',
    isbns: [],
    documentClass: 'contract',
    versions: versions(subject, 'Legal', {
      content: lazy('prairie-and-lake_licence.pdf', 'application/pdf', () =>
        agreementPdf(heading, subject.work, terms),
      ),
    }),
    agreement: terms,
    recordClass: 'Contracts',
  })
}
