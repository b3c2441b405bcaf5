import { frontCover } from '../bytes/cover-art.ts'
import { spine } from '../bytes/wrap-art.ts'
import { portrait } from '../bytes/portrait-art.ts'
import { illustration } from '../bytes/promotion-art.ts'
import { interiorPdf } from '../bytes/interior-pdf.ts'
import { wrapPdf } from '../bytes/wrap-pdf.ts'
import type { WorldItem } from '../world.ts'
import { type Picture, lazy, thumbnailContent } from './content.ts'
import { fullLicence, item, jpegVersion, masterVersion, versions } from './item.ts'
import { licenceOf } from './licence-of.ts'
import { type Subject, bookOf, hasFormat, isOut, isbnsOf, slug } from './subject.ts'

export const coverSize = { width: 1200, height: 1800 }

/** The front cover in its `version`-th state: earlier ones look different. */
export const coverPicture = ({ design }: Subject, version = 0): Picture => ({
  size: coverSize,
  draw: () => frontCover({ ...design, seed: design.seed + version }, coverSize),
})

/** Design's own system: print covers, spines, pictures from inside, portraits, files for the printer. */
export function otmmItems(subject: Subject): WorldItem[] {
  const { work, design } = subject
  const name = slug(work)
  const print = isbnsOf(work, 'hardback', 'paperback')
  const items = [portraitItem(subject), ...illustrations(subject)]
  if (!hasFormat(work, 'hardback', 'paperback')) return items

  const latest = coverPicture(subject)
  const earlier = Array.from({ length: work.id % 3 }, (_, index) => ({
    ...jpegVersion(`${name}_front_v${index + 1}.jpg`, coverPicture(subject, index + 1)),
    approval: index === 0 ? ('rejected' as const) : ('approved' as const),
  }))
  const number = earlier.length + 1
  items.unshift(
    item(subject, 'otmm', 'front-cover', {
      name: 'Front cover, print',
      role: 'front-cover',
      isbns: print,
      versions: versions(
        subject,
        'Design',
        ...earlier,
        work.id % 4 === 1
          ? masterVersion(`${name}_front_v${number}.tif`, latest, 'tiff')
          : jpegVersion(`${name}_front_v${number}.jpg`, latest),
      ),
      licence: licenceOf(subject),
      altText: `Cover of ${work.title} by ${design.author}`,
    }),
    item(subject, 'otmm', 'spine', {
      name: 'Spine',
      role: 'spine',
      isbns: print,
      versions: versions(
        subject,
        'Design',
        jpegVersion(`${name}_spine.jpg`, {
          size: { width: 180, height: 1800 },
          draw: () => spine(design, { width: 180, height: 1800 }),
        }),
      ),
      licence: licenceOf(subject),
    }),
  )
  if (work.stage === 'Acquired') return items
  const approval = isOut(work) || work.stage === 'In production' ? 'approved' : 'in-review'
  items.push(
    item(subject, 'otmm', 'full-cover', {
      name: 'Full cover for the printer',
      role: 'full-cover',
      isbns: print,
      versions: versions(subject, 'Production', {
        content: lazy(`${name}_full-cover.pdf`, 'application/pdf', () => wrapPdf(design, 19)),
        thumbnail: thumbnailContent(latest),
        approval,
      }),
      licence: fullLicence(),
    }),
    item(subject, 'otmm', 'interior-pdf', {
      name: 'Interior, final pages',
      role: 'interior-pdf',
      isbns: print,
      versions: versions(subject, 'Production', {
        content: lazy(`${name}_interior.pdf`, 'application/pdf', () =>
          interiorPdf(bookOf(subject, print[0] ?? null)),
        ),
        approval,
      }),
      licence: fullLicence(),
    }),
  )
  return items
}

function portraitItem(subject: Subject): WorldItem {
  const { design, work } = subject
  const size = { width: 1200, height: 1500 }
  const surname = slug({ title: design.author, id: work.id })
  return item(subject, 'otmm', 'portrait', {
    name: `Portrait of ${design.author}`,
    role: 'contributor-picture',
    isbns: [],
    versions: versions(
      subject,
      'Publicity',
      masterVersion(
        `${surname}_portrait.png`,
        { size, draw: () => portrait(design.author, size) },
        'png',
      ),
    ),
    licence: licenceOf(subject),
    altText: `Portrait of ${design.author}`,
  })
}

/** Picture books and cookery have several, other titles one for the chapter openings. */
function illustrations(subject: Subject): WorldItem[] {
  const { work, design } = subject
  const isIllustrated = work.contributors.some((person) => /^A1[23]$/.test(person.roleCode))
  const size = { width: 1500, height: 1200 }
  return Array.from({ length: isIllustrated ? 5 : 1 }, (_, index) =>
    item(subject, 'otmm', `illustration-${index + 1}`, {
      name: `Illustration ${index + 1}`,
      role: 'illustration',
      isbns: [],
      versions: versions(
        subject,
        'Design',
        jpegVersion(`${slug(work)}_illustration_${index + 1}.jpg`, {
          size,
          draw: () => illustration(design, size, index + 1),
        }),
      ),
      licence: licenceOf(subject),
    }),
  )
}
