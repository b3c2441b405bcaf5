import { Hono } from 'hono'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item } from '#shared/domain/item.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { World, WorldItem } from '#backend/sandbox/world.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type {
  CallContext,
  ConnectedSystem,
  Content,
  Library,
  SystemModule,
} from '#backend/systems/port.ts'
import { serveOnLoopback, type RunningStandIn } from '#backend/systems/stand-in.ts'
import { item, pictureContent, plainContent, world } from '#test/small-world.ts'

export interface LibrarySuite<Config> {
  module: SystemModule<Config>
  /** The configuration with a credential that the stand-in refuses. */
  withWrongCredential(config: Config): Config
  /** The configuration that points at another origin. */
  at(config: Config, origin: string): Config
  /** The system keeps no versions: a file is replaced in place. */
  withoutVersions?: boolean
  /** The system offers no small pictures. */
  withoutThumbnails?: boolean
}

export const context = (): CallContext => ({
  signal: AbortSignal.timeout(15_000),
  principal: null,
  urgency: 'person',
})

/** Exactly the keys of the small world's title. */
const keys: TitleKeys = {
  workId: 50042,
  isbns: ['9781402894626', '9781402894633'],
  reference: 'HL-0042',
  title: 'The Salt Almanac',
}

const version = (
  number: number,
  colour: string,
  change: Partial<WorldItem['versions'][number]> = {},
): WorldItem['versions'][number] => ({
  number,
  content: pictureContent(`cover-v${number}.jpg`, 900, 1350, 'jpeg', colour),
  thumbnail: pictureContent(`thumb-v${number}.jpg`, 60, 90, 'jpeg', colour),
  jpeg: pictureContent(`cover-v${number}.jpg`, 900, 1350, 'jpeg', colour),
  approval: 'approved',
  approvedBy: 'Design',
  modifiedAt: `2026-0${number}-12T10:00:00Z`,
  ...change,
})

function worldFor(system: WorldItem['system'], versions: number): World {
  const all = [version(1, '#803020'), version(2, '#208030'), version(3, '#203080')].slice(
    0,
    versions,
  )
  const own = [
    item({ system, key: 'cover', versions: all }),
    item({
      system,
      key: 'second-edition',
      name: 'Ebook cover',
      isbns: ['9781402894633'],
      versions: [version(1, '#446688')],
    }),
    item({
      system,
      key: 'no-rights',
      name: 'Portrait',
      role: 'contributor-picture',
      licence: null,
      versions: [version(1, '#666666')],
    }),
    item({
      system,
      key: 'every-script',
      name: 'Ἀλμανάκ Альманах تقويم 曆書 ปูม 🌊',
      versions: [
        version(1, '#775533', {
          content: plainContent('notes.txt', 'text/plain', 'salt'.repeat(300)),
          thumbnail: null,
          jpeg: null,
        }),
      ],
    }),
    // Enough to need a second page under every default page size here.
    ...Array.from({ length: 27 }, (_, index) =>
      item({
        system,
        key: `many-${index}`,
        name: `Banner ${index}`,
        role: 'banner',
        versions: [version(1, '#112233')],
      }),
    ),
    item({
      system,
      key: 'other-title',
      name: 'Another title',
      workIds: [50999],
      isbns: ['9780306406157'],
      versions: [version(1, '#000000')],
    }),
  ]
  return world({ items: own })
}

const bytesOf = (content: Content | null): Promise<Buffer> =>
  content ? buffer(content.stream) : Promise.reject(new Error('no content'))

/** The same scenarios over every system that is a library, against its stand-in on loopback. */
export function libraryContract<Config>(suite: LibrarySuite<Config>): void {
  describe(`${suite.module.label} as a library`, () => {
    const versions = suite.withoutVersions ? 1 : 3
    const held = worldFor(suite.module.id as WorldItem['system'], versions)
    const connected: ConnectedSystem[] = []
    let standIn: RunningStandIn<Config>
    let library: Library
    let items: Item[]

    const connect = (config: Config): Library => {
      const system = suite.module.connect(config, {
        outbound: createOutbound,
        now: () => new Date('2026-11-21T09:00:00Z'),
      })
      connected.push(system)
      return system.can.library!
    }
    const named = (name: string): Item => items.find((one) => one.name === name)!

    beforeAll(async () => {
      standIn = await (await suite.module.standIn()).start({ world: held })
      library = connect(standIn.config)
      items = (await library.byTitle(keys, context())).items
    })
    afterAll(async () => {
      await Promise.all(connected.map((system) => system.close()))
      await standIn.close()
    })

    test('finds every item that carries a key of the title, each once, and nothing of other titles', async () => {
      const expected = held.items.filter(({ key }) => key !== 'other-title').map(({ name }) => name)
      expect(items.map(({ name }) => name).sort()).toEqual(expected.sort())
      expect(items.every(({ ref }) => ref.system === suite.module.id)).toBe(true)
    })

    test('says that the list is whole', async () => {
      expect((await library.byTitle(keys, context())).complete).toBe(true)
    })

    test('gives the newest version of each item with its facts', () => {
      const cover = named('Front cover')
      expect(cover).toMatchObject({
        role: 'front-cover',
        approval: { state: 'approved' },
        documentClass: 'open',
        mediaType: 'image/jpeg',
      })
      expect(cover.isLatest).not.toBe(false)
      expect(cover.isbns).toContain('9781402894626')
      expect(cover.licences).toHaveLength(1)
      expect(cover.licences[0]).toMatchObject({ effect: 'permit', end: { kind: 'open' } })
    })

    test('does not invent rights where none are recorded', () => {
      expect(named('Portrait').licences).toEqual([])
    })

    test('gives the bytes of the version byte for byte', async () => {
      const cover = held.items[0]!
      const expected = await cover.versions.at(-1)!.content.bytes()
      const content = await library.open(named('Front cover').ref, 'original', 0, context())
      expect((await bytesOf(content)).equals(expected)).toBe(true)
    })

    test('gives the rest of the bytes from an offset', async () => {
      const expected = await held.items[0]!.versions.at(-1)!.content.bytes()
      const content = await library.open(named('Front cover').ref, 'original', 1000, context())
      expect((await bytesOf(content)).equals(expected.subarray(1000))).toBe(true)
    })

    test(
      suite.withoutThumbnails
        ? 'has no small pictures'
        : 'gives a small picture, and null where there is none',
      async () => {
        if (suite.withoutThumbnails) {
          expect(await library.thumbnail(named('Front cover').ref, context())).toBeNull()
          expect(items.some(({ hasThumbnail }) => hasThumbnail)).toBe(false)
          return
        }
        const expected = await held.items[0]!.versions.at(-1)!.thumbnail!.bytes()
        expect(
          (await bytesOf(await library.thumbnail(named('Front cover').ref, context()))).equals(
            expected,
          ),
        ).toBe(true)
        const plain = items.find(({ name }) => name.startsWith('Ἀλμανάκ'))!
        expect(await library.thumbnail(plain.ref, context())).toBeNull()
      },
    )

    test('reads one version back as the list has shown it', async () => {
      const cover = named('Front cover')
      const again = await library.get(cover.ref, context())
      expect(again).toMatchObject({
        ref: cover.ref,
        name: cover.name,
        role: cover.role,
        isbns: cover.isbns,
        approval: cover.approval,
      })
    })

    test('lists the versions of an item, each with its own bytes', async () => {
      const all = await library.versions(named('Front cover').ref.id, context())
      expect(all).toHaveLength(versions)
      expect(new Set(all.map(({ ref }) => ref.version)).size).toBe(versions)
      const contents = await Promise.all(
        all.map(async ({ ref }) =>
          (await bytesOf(await library.open(ref, 'original', 0, context()))).toString('base64'),
        ),
      )
      const expected = await Promise.all(
        held.items[0]!.versions.map(async ({ content }) =>
          (await content.bytes()).toString('base64'),
        ),
      )
      expect(contents.sort()).toEqual(expected.sort())
    })

    test('answers null for an id that it does not have', async () => {
      const unknown = { ...named('Front cover').ref, id: '99999999', version: '99999999' }
      expect(await library.get(unknown, context())).toBeNull()
    })

    test('finds items by words for a person to pick from', async () => {
      const { items: found } = await library.search(
        { keys, words: 'Portrait', role: null, limit: 10 },
        context(),
      )
      expect(found.map(({ name }) => name)).toContain('Portrait')
      expect(found.length).toBeLessThanOrEqual(10)
    })

    test('says that signing in is needed when its credential is refused', async () => {
      const refused = connect(suite.withWrongCredential(standIn.config))
      // Twice, since a shared sign-in that failed must not leave later callers waiting for it.
      for (const _attempt of [1, 2]) {
        await expect(refused.byTitle(keys, context())).rejects.toMatchObject({
          name: 'SystemFailure',
          kind: 'sign-in-required',
        })
      }
    })

    test('is unavailable when nothing answers at its address', async () => {
      const gone = await serveOnLoopback(new Hono())
      await gone.close()
      await expect(
        connect(suite.at(standIn.config, gone.url)).byTitle(keys, context()),
      ).rejects.toMatchObject({ kind: 'unavailable' })
    })

    test('is unavailable when a page of HTML comes with status 200', async () => {
      const page = await serveOnLoopback(new Hono().all('*', (c) => c.html('<h1>Maintenance</h1>')))
      try {
        await expect(
          connect(suite.at(standIn.config, page.url)).byTitle(keys, context()),
        ).rejects.toMatchObject({ kind: 'unavailable' })
      } finally {
        await page.close()
      }
    })

    test('ends a call when its caller goes away', async () => {
      const abort = new AbortController()
      const call = library.byTitle(keys, { ...context(), signal: abort.signal })
      abort.abort(new Error('gone'))
      await expect(call).rejects.toBeDefined()
    })
  })
}
