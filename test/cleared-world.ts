import type { World, WorldItem } from '#backend/sandbox/world.ts'
import { fullLicence, item, pictureContent, plainContent, work, world } from './small-world.ts'

/** The author agreement that lets the small world's title be published everywhere. */
export const agreement = (change: Partial<NonNullable<WorldItem['agreement']>> = {}): WorldItem =>
  item({
    system: 'content-server',
    key: 'author-agreement',
    name: 'Author agreement Okafor.pdf',
    role: 'author-agreement',
    documentClass: 'contract',
    recordClass: 'Author agreements',
    licence: null,
    versions: [
      {
        number: 1,
        content: plainContent(
          'Author agreement Okafor.pdf',
          'application/pdf',
          '%PDF-1.4 agreement',
        ),
        thumbnail: null,
        jpeg: null,
        approval: 'approved',
        approvedBy: 'Legal',
        modifiedAt: '2025-01-10T10:00:00Z',
      },
    ],
    agreement: {
      direction: 'in',
      status: 'active',
      parties: ['Harbour Lane', 'Ines Okafor'],
      territories: ['WORLD'],
      excluded: [],
      formats: ['hardback', 'paperback', 'ebook', 'audio'],
      languages: ['en'],
      exclusive: true,
      start: '2025-01-10',
      end: '2061-12-31',
      ...change,
    },
  })

/** A title with a cleared cover in OTMM, an earlier cover in Consonance, and its agreement. */
export function clearedWorld(
  change: { items?: WorldItem[]; cover?: Partial<WorldItem>; agreement?: WorldItem } = {},
): World {
  return world({
    works: [
      work({
        resources: [
          {
            id: 900001,
            role: 'front-cover',
            productIds: [700101, 700102],
            caption: 'Earlier cover',
            copyright: '© Harbour Lane',
            requiredCredit: null,
            createdAt: '2026-01-01T00:00:00Z',
            content: pictureContent('earlier.jpg', 800, 1200, 'jpeg', '#aa5533'),
          },
        ],
      }),
    ],
    items: [
      item({
        system: 'otmm',
        licence: fullLicence(),
        isbns: ['9781402894626', '9781402894633'],
        ...change.cover,
      }),
      change.agreement ?? agreement(),
      ...(change.items ?? []),
    ],
  })
}
