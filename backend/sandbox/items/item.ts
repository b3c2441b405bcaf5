import type { WorldItem, WorldLicence, WorldVersion } from '../world.ts'
import { type Picture, pictureContent, thumbnailContent } from './content.ts'
import { type Subject, instantAgo } from './subject.ts'

/** An item of one work that nothing is odd about; a change says what differs. */
export function item(
  subject: Subject,
  system: WorldItem['system'],
  kind: string,
  facts: Pick<WorldItem, 'name' | 'role' | 'isbns' | 'versions'> & Partial<WorldItem>,
): WorldItem {
  return {
    key: `${system}-${subject.work.id}-${kind}`,
    system,
    documentClass: 'open',
    workIds: [subject.work.id],
    licence: null,
    agreement: null,
    recordClass: null,
    creditLine: null,
    altText: null,
    ...facts,
  }
}

/** Rights that cover every use: the world, every format, without end. */
export const fullLicence = (change: Partial<WorldLicence> = {}): WorldLicence => ({
  status: 'cleared',
  territories: ['WORLD'],
  excluded: [],
  from: '2018-01-01',
  until: 'perpetual',
  embargoUntil: null,
  formats: ['hardback', 'paperback', 'ebook', 'audio'],
  creditRequired: false,
  freeText: null,
  ...change,
})

type VersionFacts = Pick<WorldVersion, 'content'> & Partial<WorldVersion>

/** Versions in order; all but stated otherwise approved, each some weeks after the one before. */
export function versions(
  subject: Subject,
  approver: string,
  ...facts: VersionFacts[]
): WorldVersion[] {
  const latestAgo = subject.random.whole(20, 260)
  return facts.map((version, index) => {
    const approval = version.approval ?? 'approved'
    return {
      number: index + 1,
      thumbnail: null,
      jpeg: null,
      approval,
      approvedBy: approval === 'approved' || approval === 'rejected' ? approver : null,
      modifiedAt: instantAgo(
        subject.today,
        latestAgo + (facts.length - 1 - index) * 37,
        subject.random.whole(8, 17),
      ),
      ...version,
    }
  })
}

/** A JPEG picture as a version: it is its own JPEG rendition. */
export function jpegVersion(fileName: string, picture: Picture): VersionFacts {
  const content = pictureContent(fileName, picture)
  return { content, thumbnail: thumbnailContent(picture), jpeg: content }
}

/** A TIFF or PNG master with the JPEG rendition that the asset system made of it. */
export function masterVersion(
  fileName: string,
  picture: Picture,
  format: 'tiff' | 'png',
): VersionFacts {
  return {
    content: pictureContent(fileName, picture, format),
    thumbnail: thumbnailContent(picture),
    jpeg: pictureContent(fileName.replace(/\.\w+$/, '.jpg'), picture),
  }
}
