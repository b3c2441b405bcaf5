import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AddressInfo, Socket } from 'node:net'
import type { World } from '#backend/sandbox/world.ts'

/** How a stand-in is started. Defaults are what the real system documents. */
export interface StandInOptions {
  world: World
  /** 0 or absent: any free port. */
  port?: number
  now?: () => Date
  /** Milliseconds each answer is held back; for the sandbox's feel and for measurements. */
  latencyMs?: number
  /** What the system would fetch from, when it fetches (Consonance images); loopback only. */
  fetch?: typeof fetch
  /** Further pages that the same server answers (the sandbox's title pages on Consonance's address). */
  pages?: Hono
  /**
   * A folder in which it keeps what has changed since its seed, so that a later start with the same
   * world finds it again. Absent: nothing outlives the run. A stand-in to which nothing is done by
   * today's actions need not heed it.
   */
  keepIn?: string
}

/** A picture on a work, as a title page shows it. */
export interface ShownImage {
  caption: string
  /** In words, such as "front cover". */
  role: string
  imageUrl: string
  productIds: number[]
}

export interface RunningStandIn<Config = unknown> {
  system: string
  url: string
  /** Printed by `npm run sandbox`, made for this run. */
  credentials: Record<string, string>
  /** The configuration that connects to it with its default mapping. */
  config: Config
  /** Pictures that it holds of a work now, at paths of its own address; the titles system has them. */
  images?(workId: number): ShownImage[]
  close(): Promise<void>
}

export interface StandInModule<Config> {
  start(options: StandInOptions): Promise<RunningStandIn<Config>>
}

/** Serves a Hono app on loopback. Closing ends open connections, so that a test never hangs on one. */
export async function serveOnLoopback(
  app: Hono,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
