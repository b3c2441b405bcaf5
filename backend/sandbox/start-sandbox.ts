import type { Hono } from 'hono'
import type { SystemModule } from '#backend/systems/port.ts'
import type { RunningStandIn, ShownImage } from '#backend/systems/stand-in.ts'
import type { World } from './world.ts'

export interface RunningSandbox {
  /** By system id; each with the configuration that connects to it. */
  standIns: Map<string, RunningStandIn>
  /** Pictures that hang on a work now, for its title page. */
  images(workId: number): ShownImage[]
  close(): Promise<void>
}

export interface SandboxOptions {
  world: World
  /** Title pages, served on the address of the titles system. */
  pages?: Hono
  latencyMs?: number
  /** Wanted port by system id; a taken one is replaced by a free one. */
  ports?: Record<string, number>
  /** A folder for what is done to the stand-ins, so that a later start finds it; absent: forgotten. */
  keepIn?: string
}

/** Starts one stand-in for each system, all on loopback. */
export async function startSandbox(
  modules: readonly SystemModule<never>[],
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const started = await Promise.all(
    modules.map(async (module) => {
      const standIn = await module.standIn()
      const start = (port: number): Promise<RunningStandIn> =>
        standIn.start({
          world: options.world,
          port,
          ...(options.pages ? { pages: options.pages } : {}),
          ...(options.latencyMs ? { latencyMs: options.latencyMs } : {}),
          ...(options.keepIn ? { keepIn: options.keepIn } : {}),
        })
      const running = await start(options.ports?.[module.id] ?? 0).catch(() => start(0))
      return [module.id, running] as const
    }),
  )
  return {
    standIns: new Map(started),
    images: (workId) => started.flatMap(([, running]) => running.images?.(workId) ?? []),
    async close() {
      await Promise.all(started.map(([, running]) => running.close()))
    },
  }
}
