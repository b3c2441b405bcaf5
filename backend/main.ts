import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { configSchema, type Config } from './config/config.ts'
import { ConfigError, readConfig } from './config/read-config.ts'
import { keptSigningKey } from './config/signing-key.ts'
import { buildPanel } from './panel-build.ts'
import { publisher } from './sandbox/publisher.ts'
import { publisherFromOnix } from './sandbox/publisher-from-onix.ts'
import { type RunningSandbox, startSandbox } from './sandbox/start-sandbox.ts'
import { titlePages } from './sandbox/title-pages/title-pages.ts'
import { startSlipcase } from './slipcase.ts'
import { freePort } from './store/free-port.ts'
import { startPrivatePostgres } from './store/private-postgres.ts'
import { connectSystems } from './systems/connect.ts'
import { modules } from './systems/modules.ts'
import type { ConnectedSystem } from './systems/port.ts'

const root = resolve(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { config: { type: 'string' }, onix: { type: 'string' }, port: { type: 'string' } },
})
const log = pino(
  {
    level: process.env['LOG_LEVEL'] ?? 'warn',
    redact: ['*.authorization', '*.cookie', '*.password', '*.token'],
  },
  pino.destination(2),
)
const closing: (() => Promise<void>)[] = []
const longestStopMs = 15_000
let signalledAt: number | null = null

/** Ends what was started, last first. What does not end in time is left to the next start. */
async function stop(code: number): Promise<never> {
  setTimeout(() => process.exit(code || 1), longestStopMs).unref()
  for (const close of closing.toReversed()) {
    await close().catch((error: unknown) => log.error({ err: error }, 'stopping'))
  }
  process.exit(code)
}

/** npm passes on a Ctrl-C that the terminal has sent us too: only a later one means "at once". */
function onSignal(): void {
  if (signalledAt === null) void stop(0)
  else if (Date.now() - signalledAt > 1_000) process.exit(130)
  signalledAt ??= Date.now()
}
process.on('SIGINT', onSignal)
process.on('SIGTERM', onSignal)

async function startSandboxed(): Promise<{
  config: Config
  sandbox: { publisher: string }
  titlePage: string
  panelOrigin: (url: string) => void
}> {
  const world = values.onix ? await publisherFromOnix(values.onix) : publisher()
  const dataDir = resolve(root, process.env['SLIPCASE_DATA'] ?? '.data')
  let origin: string | null = null
  let images: RunningSandbox['images'] = () => []
  const pages = titlePages({
    works: world.works,
    publisher: world.client.name,
    panelOrigin: () => origin,
    turbo: false,
    files: (workId) => images(workId),
  })
  const sandbox = await startSandbox(modules, {
    world,
    pages,
    ports: { consonance: 7461 },
    keepIn: join(dataDir, 'sandbox'),
  })
  images = sandbox.images
  closing.push(() => sandbox.close())
  const systems = Object.fromEntries(
    [...sandbox.standIns].map(([id, standIn]) => [id, standIn.config]),
  )
  const address = sandbox.standIns.get('consonance')?.url ?? ''
  const config = configSchema(modules).parse({
    systems,
    dataDir,
    frameAncestors: [address],
    listen: { port: values.port ? Number(values.port) : await freePort(7460) },
  })
  return {
    config,
    sandbox: { publisher: world.client.name },
    titlePage: `${address}/works/${world.works[0]?.id ?? ''}`,
    panelOrigin: (url) => (origin = url),
  }
}

async function startDatabase(dataDir: string): Promise<string> {
  const database = await startPrivatePostgres(dataDir)
  closing.push(() => database.stop())
  return database.url
}

/** Signs in to every system and compares its mapping, so that the first title need not wait for that. */
async function checkSystems(systems: ConnectedSystem[]): Promise<void> {
  const context = {
    signal: AbortSignal.timeout(60_000),
    principal: null,
    urgency: 'event' as const,
  }
  for (const { label, check } of systems) {
    const findings = await check(context).catch((error: unknown) => [
      { severity: 'error' as const, text: error instanceof Error ? error.message : String(error) },
    ])
    for (const { severity, text } of findings)
      log[severity === 'information' ? 'info' : 'warn']({ system: label }, text)
  }
}

async function main(): Promise<void> {
  const sandboxed = values.config ? null : await startSandboxed()
  const config = sandboxed?.config ?? readConfig(values.config!, configSchema(modules))
  const dataDir = resolve(root, process.env['SLIPCASE_DATA'] ?? config.dataDir)
  const panelFolder = join(root, 'dist/panel')
  const [databaseUrl] = await Promise.all([
    process.env['DATABASE_URL'] || startDatabase(dataDir),
    existsSync(join(panelFolder, 'index.html')) ? null : buildPanel(root),
  ])
  const systems = connectSystems(config.systems)
  const slipcase = await startSlipcase({
    config: { ...config, dataDir },
    signingKey: config.signingKey ?? (await keptSigningKey(dataDir)),
    databaseUrl,
    systems,
    panelFolder,
    log,
    sandbox: sandboxed?.sandbox ?? null,
  })
  closing.push(() => slipcase.close())
  sandboxed?.panelOrigin(slipcase.url)
  process.stdout.write(
    sandboxed
      ? `Slipcase is ready: ${sandboxed.titlePage}\n`
      : `Slipcase is ready at ${config.publicUrl ?? slipcase.url}\n`,
  )
  void checkSystems(systems)
}

main().catch(async (error: unknown) => {
  // One sentence for what a person can mend, the whole error for what nobody foresaw.
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? error.stack : error.message) : String(error)}\n`,
  )
  await stop(1)
})
