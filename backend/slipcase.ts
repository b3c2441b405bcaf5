import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { createSignedAddresses } from './access/signed-address.ts'
import { createSignIn } from './access/sign-in.ts'
import { createPlanner } from './actions/planner.ts'
import { createWorlds } from './actions/world.ts'
import { startSequencer } from './audit/sequencer.ts'
import type { Config } from './config/config.ts'
import type { Secret } from './config/secret.ts'
import { createApp } from './http/app.ts'
import { linkOperations } from './links/link-operations.ts'
import { keepResource } from './spool/keep-resource.ts'
import { createSpool } from './spool/spool.ts'
import { openDatabase, type Database } from './store/database.ts'
import { startJobs } from './store/jobs.ts'
import { openLiveChannel } from './store/live-channel.ts'
import type { ConnectedSystem } from './systems/port.ts'
import { createCandidates } from './titles/candidates.ts'
import { createClearance } from './titles/clearance.ts'
import { createRefresher } from './titles/refresh.ts'
import { createViews } from './titles/view.ts'
import { createGate } from './writes/gate.ts'
import { openSourceOf } from './writes/open-source.ts'
import { createPerformer } from './writes/perform-write.ts'
import { createOpenContext } from './writes/write-context.ts'

export interface SlipcaseOptions {
  config: Omit<Config, 'systems' | 'signingKey'>
  signingKey: Secret
  databaseUrl: string
  systems: ConnectedSystem[]
  panelFolder: string
  log: Logger
  sandbox: { publisher: string } | null
}

export interface RunningSlipcase {
  url: string
  db: Database
  close(): Promise<void>
}

/** Builds the backend around connected systems and starts it. Knows no vendor. */
export async function startSlipcase(options: SlipcaseOptions): Promise<RunningSlipcase> {
  const { config, systems, log } = options
  const onError = (error: unknown): void => log.error({ err: error }, 'background failure')
  const { db, close: closeDatabase } = await openDatabase(options.databaseUrl, onError)
  const [jobs, live] = await Promise.all([
    startJobs(options.databaseUrl, onError),
    openLiveChannel(options.databaseUrl),
  ])
  let url = ''
  const publicUrl = (): string | null => config.publicUrl ?? (options.sandbox ? url : null)

  const spool = createSpool(db, join(config.dataDir, 'spool'), config.archive.mostDroppedBytes)
  const openSource = openSourceOf(systems, spool)
  const refresher = createRefresher(db, systems, onError)
  const titles = systems.find((system) => system.can.titles)
  const filing = systems.find((system) => system.can.filing)
  const clearance = createClearance(db, systems, refresher, {
    titles: titles?.id ?? null,
    agreements: filing?.id ?? null,
    maximumAgeMs: config.maximumAgeMinutes * 60_000,
    waivers: config.waivers,
  })
  const addresses = createSignedAddresses(options.signingKey)
  const views = createViews({ db, systems, clearance, addresses })
  const own = {
    links: linkOperations(db),
    ...(titles?.can.titles
      ? { keeping: { keepResource: keepResource(spool, titles.can.titles) } }
      : {}),
  }
  const perform = createPerformer({
    db,
    jobs,
    systems: new Map<string, object>([
      ...systems.map((system) => [system.id, system.can] as const),
      ['slipcase', own],
    ]),
    gate: createGate(clearance),
    openContext: createOpenContext(db, openSource, publicUrl),
    done: (write) => {
      if (write.call.system !== 'slipcase')
        void refresher.refresh(write.work_id, { when: 'from now', only: [write.call.system] })
    },
    unexpected: (error, write) => log.error({ err: error, writeId: write.id }, 'a write failed'),
  })
  const planner = createPlanner({
    db,
    jobs,
    judge: clearance.onFreshEvidence,
    worldFor: createWorlds({
      db,
      systems,
      refresher,
      spool,
      openSource,
      publicUrl,
      rules: {
        cover: config.cover,
        archive: { mostBytes: config.archive.mostBytes, mostNameLength: 248 },
      },
    }),
    async startedBefore(principal, key) {
      const run = await db
        .selectFrom('runs')
        .select(['id', 'plan_hash'])
        .where('idempotency_key', '=', `${principal.id}:${key}`)
        .executeTakeFirst()
      return run ? { runId: run.id, planHash: run.plan_hash } : null
    },
  })
  const app = createApp(
    {
      db,
      jobs,
      live,
      systems,
      signIn: createSignIn(options.signingKey),
      addresses,
      refresher,
      views,
      clearance,
      planner,
      spool,
      openSource,
      candidates: createCandidates(db, systems, config.pickFrom, views),
      sandbox: options.sandbox,
      mostSpoolBytes: config.archive.mostDroppedBytes,
      panelFolder: options.panelFolder,
      frameAncestors: () => config.frameAncestors,
    },
    log,
  )
  await jobs.work((writeId, signal) => perform(writeId, signal))
  const sequencer = startSequencer(db, onError)
  const cleaner = setInterval(() => void spool.removeExpired().catch(onError), 60_000)
  const server = await listen(app.fetch, config.listen)
  url = server.url

  return {
    url,
    db,
    async close() {
      clearInterval(cleaner)
      await server.close()
      await refresher.close()
      await jobs.stop()
      await refresher.close()
      await sequencer.stop()
      await live.close()
      await Promise.all(systems.map((system) => system.close()))
      await closeDatabase()
    },
  }
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  at: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A browser that goes away in the middle must not end the process.
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
