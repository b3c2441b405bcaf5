import sharp from 'sharp'
import type {
  World,
  WorldContent,
  WorldItem,
  WorldLicence,
  WorldProduct,
  WorldWork,
} from '#backend/sandbox/world.ts'

/** Builders for worlds of a few works, so that a test states only what it is about. */

export const plainContent = (
  fileName: string,
  mediaType: string,
  bytes: Buffer | string,
): WorldContent => ({
  fileName,
  mediaType,
  width: null,
  height: null,
  durationSeconds: null,
  bytes: async () => Buffer.from(bytes),
})

export function pictureContent(
  fileName: string,
  width = 1200,
  height = 1800,
  format: 'jpeg' | 'png' | 'tiff' = 'jpeg',
  colour = '#385d7a',
): WorldContent {
  let made: Promise<Buffer> | null = null
  return {
    fileName,
    mediaType: `image/${format}`,
    width,
    height,
    durationSeconds: null,
    bytes: () =>
      (made ??= sharp({ create: { width, height, channels: 3, background: colour } })
        .toFormat(format)
        .toBuffer()),
  }
}

export const fullLicence = (change: Partial<WorldLicence> = {}): WorldLicence => ({
  status: 'cleared',
  territories: ['WORLD'],
  excluded: [],
  from: '2020-01-01',
  until: 'perpetual',
  embargoUntil: null,
  formats: ['hardback', 'paperback', 'ebook', 'audio'],
  creditRequired: false,
  freeText: null,
  ...change,
})

export const product = (change: Partial<WorldProduct> = {}): WorldProduct => ({
  id: 700101,
  isbn: '9781402894626',
  form: 'BC',
  title: 'The Salt Almanac',
  edition: 'Paperback',
  status: '04',
  publicationDate: '2026-09-03',
  allowOnixExports: true,
  worldwide: true,
  forSale: [],
  notForSale: [],
  salesText: null,
  pages: 288,
  priceGbp: '10.99',
  ...change,
})

export const work = (change: Partial<WorldWork> = {}): WorldWork => ({
  id: 50042,
  title: 'The Salt Almanac',
  subtitle: null,
  reference: 'HL-0042',
  imprint: { id: 3, name: 'Harbour Lane' },
  contributors: [{ id: 9, name: 'Ines Okafor', roleCode: 'A01' }],
  stage: 'In production',
  season: 'Autumn 2026',
  products: [
    product(),
    product({ id: 700102, isbn: '9781402894633', form: 'DG', edition: 'Ebook' }),
  ],
  resources: [],
  ...change,
})

export const item = (change: Partial<WorldItem> & Pick<WorldItem, 'system'>): WorldItem => ({
  key: `${change.system}-front-cover`,
  name: 'Front cover',
  role: 'front-cover',
  documentClass: 'open',
  workIds: [50042],
  isbns: ['9781402894626'],
  versions: [
    {
      number: 1,
      content: pictureContent('9781402894626_cover.jpg'),
      thumbnail: pictureContent('thumb.jpg', 80, 120),
      jpeg: pictureContent('9781402894626_cover.jpg'),
      approval: 'approved',
      approvedBy: 'Design',
      modifiedAt: '2026-02-12T10:00:00Z',
    },
  ],
  licence: fullLicence(),
  agreement: null,
  recordClass: null,
  creditLine: null,
  altText: 'A calm sea at dusk',
  ...change,
})

export const world = (change: Partial<World> = {}): World => ({
  client: { id: 1, name: 'Harbour Lane Publishing' },
  works: [work()],
  foreignWorks: [work({ id: 90001, title: 'Not Ours', reference: 'XX-1', products: [] })],
  items: [],
  ...change,
})
