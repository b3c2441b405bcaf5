import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { configSchema } from '#backend/config/config.ts'
import { Secret } from '#backend/config/secret.ts'
import { publisher } from '#backend/sandbox/publisher.ts'
import { startSlipcase, type RunningSlipcase } from '#backend/slipcase.ts'
import { startPrivatePostgres } from '#backend/store/private-postgres.ts'
import { connectSystems } from '#backend/systems/connect.ts'
import { modules } from '#backend/systems/modules.ts'
import type { ConnectedSystem } from '#backend/systems/port.ts'
import type { RunningStandIn } from '#backend/systems/stand-in.ts'
import type { PersonRole } from '#shared/domain/principal.ts'

export interface SandboxedSlipcase {
  slipcase: RunningSlipcase
  /** The very systems that the backend asks, with their warm connections. */
  systems: ConnectedSystem[]
  /** Signs a person in with this role. */
  tokenOf(role: PersonRole): Promise<string>
  close(): Promise<void>
}

/** Slipcase with all six stand-ins and a database of its own, each stand-in as slow as is asked. */
export async function startSandboxedSlipcase(
  latencies: Record<string, number> = {},
): Promise<SandboxedSlipcase> {
  const world = publisher()
  const folder = await mkdtemp(join(tmpdir(), 'slipcase-bench-'))
  // The database runs as another user where we are root.
  await chmod(folder, 0o755)
  const [database, standIns] = await Promise.all([
    startPrivatePostgres(folder),
    Promise.all(
      modules.map(async (module): Promise<RunningStandIn> => {
        const standIn = await module.standIn()
        return standIn.start({ world, latencyMs: latencies[module.id] ?? 0 })
      }),
    ),
  ])
  const config = configSchema(modules).parse({
    systems: Object.fromEntries(standIns.map((standIn) => [standIn.system, standIn.config])),
    listen: { port: 0 },
    dataDir: folder,
  })
  const systems = connectSystems(config.systems)
  const slipcase = await startSlipcase({
    config,
    signingKey: new Secret('a key for measuring only, of sufficient length'),
    databaseUrl: database.url,
    systems,
    panelFolder: resolve(import.meta.dirname, '../../dist/panel'),
    log: pino({ level: 'fatal' }),
    sandbox: { publisher: world.client.name },
  })
  const closeAll = async (): Promise<void> => {
    process.off('SIGINT', interrupted)
    await slipcase.close()
    await Promise.all(standIns.map((standIn) => standIn.close()))
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => (closing ??= closeAll())
  // The database is a process of its own, which would stay behind.
  const interrupted = (): void => void close().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  return {
    slipcase,
    systems,
    close,
    async tokenOf(role) {
      const answer = await fetch(`${slipcase.url}/session/sandbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ role }),
      })
      const { token } = (await answer.json()) as { token: string }
      return token
    },
  }
}
