import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { World, WorldContent } from '#backend/sandbox/world.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type { CallContext, Titles, WriteContext } from '#backend/systems/port.ts'
import { serveOnLoopback } from '#backend/systems/stand-in.ts'
import type { ConsonanceConfig } from '#backend/systems/consonance/config.ts'
import { consonance } from '#backend/systems/consonance/index.ts'
import { start } from '#backend/systems/consonance/stand-in/index.ts'

/** For tests: a running stand-in and a connection to it. */
export async function givenConsonance(world: World) {
  const standIn = await start({ world })
  standIn.state.processingDelayMs = 0
  const connections = [connectTo(standIn.config)]
  const titles = connections[0]!.titles
  return {
    standIn,
    state: standIn.state,
    titles,
    check: () => connections[0]!.system.check(context()),
    /** A second connection to the same host, with another configuration. */
    connect(change: Partial<ConsonanceConfig>) {
      const connection = connectTo({ ...standIn.config, ...change })
      connections.push(connection)
      return connection.titles
    },
    async close() {
      await Promise.all(connections.map(({ system }) => system.close()))
      await standIn.close()
    },
  }
}

export function connectTo(config: ConsonanceConfig, outbound = createOutbound) {
  const system = consonance.connect(config, { outbound, now: () => new Date() })
  const titles: Titles = system.can.titles!
  return { system, titles }
}

export const context = (): CallContext => ({
  signal: AbortSignal.timeout(10_000),
  principal: null,
  urgency: 'person',
})

/** For tests: publishes one file and remembers who fetched it, as the write kernel does. */
export async function givenPublished(content: () => WorldContent) {
  let fetched: Awaited<ReturnType<WriteContext['fetched']>> = null
  const asked: string[] = []
  const app = new Hono().get('/published/*', async ({ req, body }) => {
    asked.push(req.path)
    const sent = await content().bytes()
    const sha256 = createHash('sha256').update(sent).digest('hex')
    fetched = { sha256, bytes: sent.length, at: new Date() }
    return body(new Uint8Array(sent))
  })
  const server = await serveOnLoopback(app)
  return {
    /** Paths that were fetched. */
    asked,
    close: () => server.close(),
    forgetFetched() {
      fetched = null
    },
    writeContext: (reference: string): WriteContext => ({
      ...context(),
      reference,
      open: async () => Promise.reject(new Error('nothing opens a source here')),
      publish: async (_source, fileName) => ({
        url: `${server.url}/published/token/${fileName}`,
        expiresAt: new Date(Date.now() + 60_000),
      }),
      fetched: async () => fetched,
    }),
  }
}
