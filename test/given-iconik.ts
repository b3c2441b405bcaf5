import type { World, WorldItem } from '#backend/sandbox/world.ts'
import type { ItemRef } from '#shared/domain/item.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import { item, world } from '#test/small-world.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type { CallContext, ConnectedSystem, Library } from '#backend/systems/port.ts'
import type { StandInOptions } from '#backend/systems/stand-in.ts'
import type { IconikConfig } from '#backend/systems/iconik/config.ts'
import { iconik } from '#backend/systems/iconik/index.ts'
import { start } from '#backend/systems/iconik/stand-in/index.ts'
import { assetIdOf, versionIdOf } from '#backend/systems/iconik/stand-in/seed.ts'
import {
  latest,
  type HeldAsset,
  type HeldVersion,
  type IconikState,
} from '#backend/systems/iconik/stand-in/state.ts'

export const keys: TitleKeys = {
  workId: 50042,
  isbns: ['9781402894626', '9781402894633'],
  reference: 'HL-0042',
  title: 'The Salt Almanac',
}

export interface Rig {
  system: ConnectedSystem
  library: Library
  config: IconikConfig
  state: IconikState
  context: CallContext
  asset: (key?: string) => HeldAsset
  newest: (key?: string) => HeldVersion
  ref: (key?: string, version?: number) => ItemRef
  connect: (change: Partial<IconikConfig>) => ConnectedSystem
  /** Requests of one operation so far. */
  count: (operation: string) => number
  stop: () => Promise<void>
}

/** A stand-in with these items and a system connected to it. */
export async function rig(
  items: Partial<WorldItem>[] = [{}],
  options: Partial<StandInOptions> = {},
): Promise<Rig> {
  const held: World = world({ items: items.map((change) => item({ ...change, system: 'iconik' })) })
  const standIn = await start({ world: held, ...options })
  const connected: ConnectedSystem[] = []
  const connect = (change: Partial<IconikConfig>): ConnectedSystem => {
    const config = { ...standIn.config, ...change }
    const system = iconik.connect(config, { outbound: createOutbound, now: () => new Date() })
    connected.push(system)
    return system
  }
  const system = connect({})
  const { state } = standIn
  const first = held.items[0]!.key
  const asset = (key = first): HeldAsset => state.assets.get(assetIdOf(key))!
  return {
    system,
    library: system.can.library!,
    config: standIn.config,
    state,
    context: {
      signal: AbortSignal.timeout(10_000),
      principal: null,
      urgency: 'person',
    },
    asset,
    newest: (key) => latest(asset(key)),
    ref: (key = first, version = 1) => ({
      system: 'iconik',
      id: assetIdOf(key),
      version: versionIdOf(key, version),
    }),
    connect,
    count: (operation) => state.requests.get(operation) ?? 0,
    async stop() {
      await Promise.all(connected.map((one) => one.close()))
      await standIn.close()
    },
  }
}
