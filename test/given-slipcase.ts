import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { configSchema } from '#backend/config/config.ts'
import { Secret } from '#backend/config/secret.ts'
import { startSandbox, type RunningSandbox } from '#backend/sandbox/start-sandbox.ts'
import type { World } from '#backend/sandbox/world.ts'
import { startSlipcase, type RunningSlipcase } from '#backend/slipcase.ts'
import { connectSystems } from '#backend/systems/connect.ts'
import { modules } from '#backend/systems/modules.ts'
import type { PlanRequest, PlanView, RunView } from '#shared/api/runs.ts'
import type { TitleView } from '#shared/api/titles.ts'
import type { PersonRole } from '#shared/domain/principal.ts'
import { freshDatabase } from './database.ts'

export interface Answer<Body> {
  status: number
  body: Body
}

/** Slipcase with all six stand-ins, on a database of its own, spoken to as its panel does. */
export interface GivenSlipcase {
  slipcase: RunningSlipcase
  sandbox: RunningSandbox
  url: string
  titlePage: string
  as(role: PersonRole): Promise<Caller>
  close(): Promise<void>
}

export interface Caller {
  call<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>
  /** Sends bytes as they are. */
  send<Body = never>(method: string, path: string, bytes: Uint8Array): Promise<Answer<Body>>
  /** The title once every system has answered or failed. */
  title(workId: number): Promise<TitleView>
  plan(request: PlanRequest): Promise<Answer<PlanView>>
  /** Plans, confirms and waits for the end. */
  run(request: PlanRequest): Promise<RunView>
  ended(runId: string): Promise<RunView>
}

export interface GivenOptions {
  world: World
  pages?: (panelOrigin: () => string | null) => Hono
  latencyMs?: number
  change?: (config: Record<string, unknown>) => Record<string, unknown>
  frameable?: boolean
}

export async function givenSlipcase(options: GivenOptions): Promise<GivenSlipcase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'slipcase-data-'))
  let origin: string | null = null
  const sandbox = await startSandbox(modules, {
    world: options.world,
    ...(options.latencyMs ? { latencyMs: options.latencyMs } : {}),
    ...(options.pages ? { pages: options.pages(() => origin) } : {}),
  })
  const standIns = Object.fromEntries(
    [...sandbox.standIns].map(([id, standIn]) => [id, standIn.config]),
  )
  const titlePage = sandbox.standIns.get('consonance')!.url
  const plain = { systems: standIns, listen: { port: 0 }, dataDir, frameAncestors: [titlePage] }
  const config = configSchema(modules).parse(options.change?.(plain) ?? plain)
  const slipcase = await startSlipcase({
    config,
    signingKey: new Secret('a key for tests only, of sufficient length'),
    databaseUrl: await freshDatabase(),
    systems: connectSystems(config.systems),
    panelFolder: resolve(import.meta.dirname, '../dist/panel'),
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }),
    sandbox: { publisher: options.world.client.name },
  })
  if (options.frameable ?? true) origin = slipcase.url
  return {
    slipcase,
    sandbox,
    url: slipcase.url,
    titlePage,
    as: (role) => callerAs(slipcase.url, role),
    async close() {
      await slipcase.close()
      await sandbox.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function callerAs(url: string, role: PersonRole): Promise<Caller> {
  const signedIn = await fetch(`${url}/session/sandbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  })
  const { token } = (await signedIn.json()) as { token: string }

  const call: Caller['call'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : null) as never }
  }

  const send: Caller['send'] = async (method, path, bytes) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
    const answer = await fetch(`${url}${path}`, { method, headers, body: Buffer.from(bytes) })
    return { status: answer.status, body: (await answer.json()) as never }
  }

  async function ended(runId: string): Promise<RunView> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const { body } = await call<RunView>('GET', `/runs/${runId}`)
      if (body.finishedAt) return body
      await sleep(50)
    }
    throw new Error(`run ${runId} did not end`)
  }

  return {
    call,
    send,
    ended,
    plan: (request) => call<PlanView>('POST', '/plans', request),
    async title(workId) {
      for (let waited = 0; waited < 30_000; waited += 50) {
        const { status, body } = await call<TitleView>('GET', `/titles/${workId}`)
        if (status !== 200) throw new Error(`the title answered ${status}: ${JSON.stringify(body)}`)
        if (!body.refreshing) return body
        await sleep(50)
      }
      throw new Error('the title went on refreshing')
    },
    async run(request) {
      const { status, body: plan } = await call<PlanView>('POST', '/plans', request)
      if (status !== 200 || !plan.runnable)
        throw new Error(`not runnable (${status}): ${JSON.stringify(plan)}`)
      const started = await call<RunView>(
        'POST',
        '/runs',
        { plan: request, planHash: plan.planHash },
        { 'idempotency-key': crypto.randomUUID() },
      )
      if (started.status !== 201)
        throw new Error(
          `the run was not started (${started.status}): ${JSON.stringify(started.body)}`,
        )
      return ended(started.body.runId)
    },
  }
}
