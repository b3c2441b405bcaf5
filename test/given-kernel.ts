import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Json, Plan, PlannedWrite } from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import { plainWrite } from '#backend/actions/writes.ts'
import { openDatabase, type Database } from '#backend/store/database.ts'
import { startJobs, type Jobs } from '#backend/store/jobs.ts'
import type { Confirmation } from '#backend/systems/port.ts'
import type { AnyOperation, Output } from '#backend/writes/operations.ts'
import { createPerformer, type Gate } from '#backend/writes/perform-write.ts'
import type { WriteRow } from '#backend/writes/settle.ts'
import { startRun } from '#backend/writes/start-run.ts'
import { createOpenContext } from '#backend/writes/write-context.ts'
import { freshDatabase } from './database.ts'

export const ann: Principal = { kind: 'person', id: 'ann', name: 'Ann', roles: ['editor'] }

/** Another system that holds notes by name. What goes wrong there is set by each test. */
export class Notes {
  held = new Map<string, string>()
  performed = 0
  onPerform: (name: string) => void | Promise<void> = () => {}
  onConfirm: () => Confirmation<Output> | null = () => null

  readonly write: AnyOperation = {
    input: z.object({ name: z.string(), text: z.string() }),
    output: z.object({ name: z.string(), length: z.number() }),
    find: async (input) => {
      const { name, text } = input as { name: string; text: string }
      return this.held.get(name) === text ? { name, length: text.length } : null
    },
    perform: async (input) => {
      const { name, text } = input as { name: string; text: string }
      this.performed += 1
      await this.onPerform(name)
      this.held.set(name, text)
      return { name, length: text.length }
    },
    confirm: async (output) =>
      this.onConfirm() ??
      (this.held.has(output['name'] as string)
        ? {
            kind: 'confirmed',
            proof: {
              level: 'read-back',
              sha256: null,
              bytes: null,
              at: new Date().toISOString(),
              facts: {},
            },
          }
        : { kind: 'contradicted', reason: 'the note is not there' }),
  }
}

const clears: Gate = {
  judge: async () => ({
    cleared: true,
    evidenceHash: 'e',
    reason: { code: '', text: '', whoCanMend: null },
  }),
}

/** The write kernel on a database of its own, connected to a system of notes. */
export class GivenKernel {
  notes = new Notes()
  gate: Gate = clears
  failures: unknown[] = []
  readonly db: Database
  readonly jobs: Jobs
  readonly close: () => Promise<void>
  #counter = 0

  private constructor(db: Database, jobs: Jobs, close: () => Promise<void>) {
    this.db = db
    this.jobs = jobs
    this.close = close
  }

  static async start(): Promise<GivenKernel> {
    const url = await freshDatabase()
    const opened = await openDatabase(url, () => {})
    const jobs = await startJobs(url, () => {})
    const kernel = new GivenKernel(opened.db, jobs, async () => {
      await jobs.stop()
      await opened.close()
    })
    await jobs.work((writeId, signal) => kernel.perform(writeId, signal))
    return kernel
  }

  reset(): void {
    this.notes = new Notes()
    this.gate = clears
    this.failures = []
  }

  perform(writeId: string, signal: AbortSignal): Promise<void> {
    return createPerformer({
      db: this.db,
      jobs: this.jobs,
      systems: new Map([['notes', { notebook: { write: this.notes.write } }]]),
      gate: this.gate,
      openContext: createOpenContext(
        this.db,
        () => Promise.reject(new Error('no sources here')),
        () => null,
      ),
      done: () => {},
      unexpected: (error) => this.failures.push(error),
    })(writeId, signal)
  }

  /** A planned note; its name is the node's with a number that no other test has. */
  note(node: string, text: Json, change: Partial<PlannedWrite> = {}): PlannedWrite {
    const name = `${node}-${(this.#counter += 1)}`
    return {
      ...plainWrite(node, 'notes', 'notebook', 'write', `notes:${name}`, { name, text }),
      says: { code: 'link-item', args: {} },
      ...change,
    }
  }

  start(
    plan: Plan,
    key = `key-${(this.#counter += 1)}`,
  ): Promise<{ runId: string; repeated: boolean }> {
    return startRun(this.db, this.jobs, {
      plan,
      input: { key },
      principal: ann,
      idempotencyKey: key,
      undoOf: null,
    })
  }

  writesOf(runId: string): Promise<WriteRow[]> {
    return this.db
      .selectFrom('writes')
      .selectAll()
      .where('run_id', '=', runId)
      .orderBy('position')
      .execute()
  }

  /** The state in which the run ended. */
  async ended(runId: string): Promise<string> {
    for (let waited = 0; waited < 15_000; waited += 30) {
      const { state, finished_at } = await this.db
        .selectFrom('runs')
        .selectAll()
        .where('id', '=', runId)
        .executeTakeFirstOrThrow()
      if (finished_at) return state
      await sleep(30)
    }
    const writes = await this.writesOf(runId)
    throw new Error(
      `the run did not end: ${JSON.stringify(writes.map(({ node, state, reason }) => [node, state, reason]))}`,
    )
  }
}

export const planOf = (...writes: PlannedWrite[]): Plan => ({
  action: 'attach-cover',
  workId: 1,
  writes,
  notices: [],
})
