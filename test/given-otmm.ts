import { onTestFinished } from 'vitest'
import type { World, WorldItem } from '#backend/sandbox/world.ts'
import type { OtmmConfig } from '#backend/systems/otmm/config.ts'
import { otmm } from '#backend/systems/otmm/index.ts'
import { start } from '#backend/systems/otmm/stand-in/index.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type { CallContext, Library } from '#backend/systems/port.ts'
import type { StandInOptions } from '#backend/systems/stand-in.ts'
import { item, pictureContent, plainContent, world } from './small-world.ts'

/** A stand-in with this world, and a connection to it; both end with the test. */
export async function givenOtmm(
  options: Partial<StandInOptions> & { items?: WorldItem[]; world?: World } = {},
) {
  const standIn = await start({
    world: options.world ?? world({ items: options.items ?? [cover()] }),
    ...options,
  })
  onTestFinished(() => standIn.close())
  const connect = (change: Partial<OtmmConfig> = {}) => {
    const connection = otmm.connect(
      { ...standIn.config, ...change },
      { outbound: createOutbound, now: () => new Date('2026-11-21T10:00:00Z') },
    )
    onTestFinished(() => connection.close())
    return connection
  }
  return { ...standIn, connect, library: connect().can.library as Library }
}

export const asked = (signal = AbortSignal.timeout(10_000)): CallContext => ({
  signal,
  principal: null,
  urgency: 'person',
})

export const titleKeys = {
  workId: 50042,
  isbns: ['9781402894626', '9781402894633'],
  reference: 'HL-0042',
  title: 'The Salt Almanac',
}

/** A cover in two versions with small text files for bytes, unless the test says otherwise. */
export const cover = (change: Partial<WorldItem> = {}): WorldItem =>
  item({
    system: 'otmm',
    versions: [1, 2].map((number) => ({
      number,
      content: plainContent(`cover_v${number}.jpg`, 'image/jpeg', `bytes of version ${number}`),
      thumbnail: plainContent('thumb.jpg', 'image/jpeg', `thumbnail of version ${number}`),
      jpeg: null,
      approval: number === 1 ? 'approved' : 'in-review',
      approvedBy: number === 1 ? 'Design' : null,
      modifiedAt: `2026-0${number}-12T10:00:00Z`,
    })),
    ...change,
  })

export const version = (change: Partial<WorldItem['versions'][number]> = {}) => ({
  number: 1,
  content: pictureContent('cover.jpg', 60, 90),
  thumbnail: null,
  jpeg: null,
  approval: 'approved' as const,
  approvedBy: 'Design',
  modifiedAt: '2026-02-12T10:00:00Z',
  ...change,
})
