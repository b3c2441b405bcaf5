import { epub } from '../bytes/epub.ts'
import { interiorPdf } from '../bytes/interior-pdf.ts'
import { painted, svgOf } from '../bytes/picture.ts'
import { portrait } from '../bytes/portrait-art.ts'
import { banner, standingBook } from '../bytes/promotion-art.ts'
import type { WorldItem } from '../world.ts'
import { lazy, thumbnailContent } from './content.ts'
import { fullLicence, item, jpegVersion, versions } from './item.ts'
import { licenceOf } from './licence-of.ts'
import { coverPicture, coverSize } from './otmm.ts'
import { type Subject, bookOf, hasFormat, isbnsOf, slug } from './subject.ts'

/** Marketing's and digital production's system: ebook covers, EPUBs, banners, press pictures, samples. */
export function coreDamItems(subject: Subject): WorldItem[] {
  const { work, design } = subject
  const name = slug(work)
  const every = isbnsOf(work, 'hardback', 'paperback', 'ebook', 'audio')
  const wide = { width: 1600, height: 500 }
  const square = { width: 1500, height: 1500 }
  return [
    ...ebookItems(subject),
    item(subject, 'core-dam', 'banner', {
      name: 'Web banner',
      role: 'banner',
      isbns: every,
      versions: versions(
        subject,
        'Marketing',
        jpegVersion(`${name}_banner_1600x500.jpg`, {
          size: wide,
          draw: () => banner(design, wide),
        }),
      ),
      licence: licenceOf(subject),
    }),
    item(subject, 'core-dam', 'press-image', {
      name: 'Press picture, standing book',
      role: 'press-kit',
      isbns: every,
      versions: versions(
        subject,
        'Publicity',
        jpegVersion(`${name}_pack-shot.jpg`, {
          size: square,
          draw: () => standingBook(design, square),
        }),
      ),
      licence: licenceOf(subject),
    }),
    item(subject, 'core-dam', 'author-picture', {
      name: `${design.author}, for the web`,
      role: 'contributor-picture',
      isbns: [],
      versions: versions(
        subject,
        'Publicity',
        jpegVersion(`${slug({ title: design.author, id: work.id })}_web.jpg`, {
          size: { width: 800, height: 1000 },
          draw: () => portrait(design.author, { width: 800, height: 1000 }),
        }),
      ),
      licence: licenceOf(subject),
      creditLine: `Photograph © ${design.author}`,
    }),
    item(subject, 'core-dam', 'sample', {
      name: 'First chapter',
      role: 'sample-content',
      isbns: every,
      versions: versions(subject, 'Editorial', {
        content: lazy(`${name}_sample.pdf`, 'application/pdf', () =>
          interiorPdf(bookOf(subject, every[0] ?? null), 1),
        ),
      }),
      licence: fullLicence(),
    }),
  ]
}

function ebookItems(subject: Subject): WorldItem[] {
  const { work, design } = subject
  const isbns = isbnsOf(work, 'ebook')
  if (!hasFormat(work, 'ebook') || work.stage === 'Acquired') return []
  const picture = coverPicture(subject)
  const small = { width: 800, height: 1200 }
  return [
    item(subject, 'core-dam', 'front-cover', {
      name: 'Front cover, ebook',
      role: 'front-cover',
      isbns,
      versions: versions(subject, 'Digital', jpegVersion(`${slug(work)}_ebook_cover.jpg`, picture)),
      licence: licenceOf(subject),
      altText: `Cover of ${work.title} by ${design.author}`,
    }),
    item(subject, 'core-dam', 'epub', {
      name: 'EPUB',
      role: 'epub',
      isbns,
      versions: versions(subject, 'Production', {
        content: lazy(`${isbns[0] ?? slug(work)}.epub`, 'application/epub+zip', async () =>
          epub(
            bookOf(subject, isbns[0] ?? null),
            await painted(svgOf(picture.draw(), coverSize, small), 'jpeg', 84),
          ),
        ),
        thumbnail: thumbnailContent(picture),
        approval: work.stage === 'Editorial' ? 'in-review' : 'approved',
      }),
      licence: fullLicence(),
    }),
  ]
}
