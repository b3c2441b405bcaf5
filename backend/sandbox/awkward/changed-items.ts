import type { WorldItem, WorldVersion } from '../world.ts'
import { thumbnailContent, lazy, pictureContent } from '../items/content.ts'
import { fullLicence, jpegVersion, masterVersion, versions } from '../items/item.ts'
import { coverPicture } from '../items/otmm.ts'
import { type Subject, daysFrom, monthsFrom, slug } from '../items/subject.ts'
import { awkward } from './awkward.ts'

type Change = (item: WorldItem, subject: Subject) => Partial<WorldItem>

const licence =
  (change: (subject: Subject) => Parameters<typeof fullLicence>[0]): Change =>
  (_item, subject) => ({ licence: fullLicence(change(subject)) })

/** One approved version of a cover, made by hand. */
const onlyVersion =
  (make: (subject: Subject) => Pick<WorldVersion, 'content'> & Partial<WorldVersion>): Change =>
  (_item, subject) => ({
    versions: versions(subject, 'Design', make(subject)),
    licence: fullLicence(),
  })

/** Two earlier states and a newest one, with the given approval. */
const states =
  (...approvals: WorldVersion['approval'][]): Change =>
  (_item, subject) => ({
    licence: fullLicence(),
    versions: versions(
      subject,
      'Design',
      ...approvals.map((approval, index) => ({
        ...jpegVersion(
          `${slug(subject.work)}_front_v${index + 1}.jpg`,
          coverPicture(subject, approvals.length - 1 - index),
        ),
        approval,
      })),
    ),
  })

/** What the ordinary items of some titles are changed into. */
export const changedItems: Record<string, Change> = {
  [awkward.noRights]: () => ({ licence: null }),
  [awkward.licenceExpired]: licence(({ today }) => ({ until: daysFrom(today, -12) })),
  [awkward.licenceEndingSoon]: licence(({ today }) => ({ until: daysFrom(today, 20) })),
  [awkward.licenceEndsInAMonth]: licence(({ today }) => ({
    until: monthsFrom(today, 5).slice(0, 7),
  })),
  [awkward.emptyExpiry]: licence(() => ({ until: null })),
  [awkward.freeTextTerritory]: licence(() => ({
    territories: null,
    freeText: 'UK & Commonwealth (ex Canada)',
  })),
  [awkward.licenceDenied]: licence(() => ({ status: 'denied' })),
  [awkward.printOnly]: licence(() => ({ formats: ['hardback', 'paperback'] })),
  [awkward.embargoRunning]: licence(({ today }) => ({ embargoUntil: daysFrom(today, 45) })),
  [awkward.creditRequired]: () => ({
    licence: fullLicence({ creditRequired: true }),
    creditLine: 'Photograph © Quayside Pictures / M. Aldous',
  }),
  [awkward.creditRequiredButMissing]: () => ({
    licence: fullLicence({ creditRequired: true }),
    creditLine: null,
  }),
  [awkward.sourcesDisagreeWide]: licence(() => ({})),
  [awkward.sourcesDisagreeNarrow]: licence(() => ({ territories: ['GB', 'IE'] })),

  [awkward.inReviewOverApproved]: states('approved', 'in-review'),
  [awkward.rejectedOverApproved]: states('approved', 'rejected'),
  [awkward.superseded]: states('approved', 'approved', 'approved'),
  [awkward.approvalUnknown]: states('unknown'),

  // Both have a name and a media type that promise a JPEG.
  [awkward.pngNamedJpeg]: onlyVersion((subject) => {
    const picture = coverPicture(subject)
    const png = pictureContent('cover_final.png', picture, 'png')
    const content = { ...png, fileName: 'cover_final.jpg', mediaType: 'image/jpeg' }
    return { content, thumbnail: thumbnailContent(picture), jpeg: content }
  }),
  [awkward.textNamedJpeg]: onlyVersion((subject) => {
    const note = `The real cover of ${subject.work.title} is on the shared drive, ask Design.\n`
    const content = lazy('cover_final.jpg', 'image/jpeg', () => Buffer.from(note))
    return { content, jpeg: content }
  }),
  [awkward.tiffWithJpeg]: onlyVersion((subject) =>
    masterVersion(`${slug(subject.work)}_front_master.tif`, coverPicture(subject), 'tiff'),
  ),
  [awkward.tiffWithoutJpeg]: onlyVersion((subject) => ({
    ...masterVersion(`${slug(subject.work)}_front_master.tif`, coverPicture(subject), 'tiff'),
    jpeg: null,
  })),
  [awkward.pngWithJpeg]: onlyVersion((subject) =>
    masterVersion(`${slug(subject.work)}_front.png`, coverPicture(subject), 'png'),
  ),
  [awkward.pngWithoutJpeg]: onlyVersion((subject) => ({
    ...masterVersion(`${slug(subject.work)}_front.png`, coverPicture(subject), 'png'),
    jpeg: null,
  })),
  [awkward.cmykJpeg]: onlyVersion((subject) => {
    const picture = coverPicture(subject)
    const content = pictureContent(`${slug(subject.work)}_front_cmyk.jpg`, picture, 'cmyk')
    return { content, thumbnail: thumbnailContent(picture), jpeg: content }
  }),
  [awkward.tooSmall]: onlyVersion((subject) =>
    jpegVersion(`${slug(subject.work)}_front_small.jpg`, smallCover(subject)),
  ),

  [awkward.agreementPending]: ({ agreement }) => ({
    agreement: agreement && { ...agreement, status: 'pending' },
  }),
  [awkward.agreementEnded]: ({ agreement }, { today }) => ({
    agreement: agreement && { ...agreement, end: daysFrom(today, -90) },
  }),
  [awkward.agreementWithoutEnd]: ({ agreement }) => ({
    agreement: agreement && { ...agreement, end: null },
  }),
}

function smallCover(subject: Subject): { size: { width: number; height: number }; draw(): string } {
  const cover = coverPicture(subject)
  const { width, height } = cover.size
  return {
    size: { width: 300, height: 450 },
    draw: () =>
      `<svg width="300" height="450" viewBox="0 0 ${width} ${height}">${cover.draw()}</svg>`,
  }
}
