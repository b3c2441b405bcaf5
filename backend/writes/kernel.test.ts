import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { SystemFailure } from '#shared/domain/failure.ts'
import { outputOf, type Json, type Plan, type PlannedWrite } from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import { plainWrite } from '#backend/actions/writes.ts'
import { openDatabase, type Database } from '#backend/store/database.ts'
import { startJobs, type Jobs } from '#backend/store/jobs.ts'
import type { Confirmation } from '#backend/systems/port.ts'
import { freshDatabase } from '#test/database.ts'
import type { AnyOperation, Output } from './operations.ts'
import { createPerformer, type Gate } from './perform-write.ts'
import { retryRun } from './retry-run.ts'
import { KeyReused, startRun } from './start-run.ts'
import { createOpenContext } from './write-context.ts'

const editor: Principal = { kind: 'person', id: 'ann', name: 'Ann', roles: ['editor'] }

/** Another system that holds notes by name. What goes wrong there is set by each test. */
class Notes {
  held = new Map<string, string>()
  performed = 0
  onPerform: () => void = () => {}
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
      this.onPerform()
      this.held.set(name, text)
      return { name, length: text.length }
    },
    confirm: async (output) =>
      this.onConfirm() ??
      (this.held.has(String(output['name']))
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

let db: Database
let jobs: Jobs
let close: () => Promise<void>
let notes: Notes
let gate: Gate
let failures: unknown[]
let perform: (writeId: string, signal: AbortSignal) => Promise<void>

beforeAll(async () => {
  const url = await freshDatabase()
  const opened = await openDatabase(url, () => {})
  db = opened.db
  jobs = await startJobs(url, () => {})
  close = async () => {
    await jobs.stop()
    await opened.close()
  }
  await jobs.work((writeId, signal) => perform(writeId, signal))
})
afterAll(() => close())
beforeEach(() => {
  notes = new Notes()
  failures = []
  gate = {
    judge: async () => ({
      cleared: true,
      evidenceHash: 'e',
      reason: { code: '', text: '', whoCanMend: null },
    }),
  }
  perform = createPerformer({
    db,
    jobs,
    systems: new Map([['notes', { notebook: { write: notes.write } }]]),
    gate: { judge: (question, signal) => gate.judge(question, signal) },
    openContext: createOpenContext(
      db,
      async () => Promise.reject(new Error('no sources here')),
      () => null,
    ),
    done: () => {},
    unexpected: (error) => failures.push(error),
  })
})

let counter = 0
const note = (node: string, text: Json, change: Partial<PlannedWrite> = {}): PlannedWrite => ({
  ...plainWrite(node, 'notes', 'notebook', 'write', `notes:${node}-${counter}`, {
    name: `${node}-${counter}`,
    text,
  }),
  says: { code: 'link-item', args: {} },
  ...change,
})
const planOf = (...writes: PlannedWrite[]): Plan => ({
  action: 'attach-cover',
  workId: 1,
  writes,
  notices: [],
})
const start = (plan: Plan, key = `key-${(counter += 1)}`) =>
  startRun(db, jobs, { plan, input: { key }, principal: editor, idempotencyKey: key, undoOf: null })
const writesOf = (runId: string) =>
  db.selectFrom('writes').selectAll().where('run_id', '=', runId).orderBy('position').execute()
const runOf = (runId: string) =>
  db.selectFrom('runs').selectAll().where('id', '=', runId).executeTakeFirstOrThrow()

async function ended(runId: string): Promise<string> {
  for (let waited = 0; waited < 15_000; waited += 30) {
    const { state, finished_at } = await runOf(runId)
    if (finished_at) return state
    await sleep(30)
  }
  throw new Error(
    `the run did not end: ${JSON.stringify((await writesOf(runId)).map(({ node, state, reason }) => [node, state, reason]))}`,
  )
}

test('writes run in their order and use what earlier ones gave', async () => {
  counter += 1
  const first = note('first', 'hello')
  const second = note('second', outputOf('first', 'name'), { after: ['first'] })
  const { runId } = await start(planOf(first, second))
  expect(await ended(runId)).toBe('done')
  expect(notes.held.get(`second-${counter - 1}`) ?? notes.held.get(`second-${counter}`)).toMatch(
    /^first-/,
  )
})

test('each write that is done has one audit entry with its proof', async () => {
  const { runId } = await start(planOf(note('one', 'a'), note('two', 'b')))
  await ended(runId)
  const entries = await db.selectFrom('audit').select('payload').execute()
  const own = entries.filter(({ payload }) => payload.runId === runId)
  expect(
    own.map(({ payload }) => [payload.outcome, payload.proof?.level, payload.principal.name]),
  ).toEqual([
    ['done', 'read-back', 'Ann'],
    ['done', 'read-back', 'Ann'],
  ])
})

test('the same key with the same request gives the first run, with another request it is refused', async () => {
  const plan = planOf(note('once', 'x'))
  const first = await start(plan, 'same-key')
  const again = await start(plan, 'same-key')
  expect(again).toEqual({ runId: first.runId, repeated: true })
  await expect(
    startRun(db, jobs, {
      plan,
      input: { other: true },
      principal: editor,
      idempotencyKey: 'same-key',
      undoOf: null,
    }),
  ).rejects.toThrow(KeyReused)
  await ended(first.runId)
  expect(notes.performed).toBe(1)
})

test('two runs with the same effect at once make one effect, and both see it done', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const slow = notes.write.perform
  notes.write.perform = async (input, context) => {
    await held
    return slow(input, context)
  }
  const plan = planOf(note('shared', 'x'))
  const [one, two] = [await start(plan), await start(plan)]
  release()
  expect([await ended(one.runId), await ended(two.runId)]).toEqual(['done', 'done'])
  expect(notes.performed).toBe(1)
  expect((await writesOf(two.runId))[0]?.joins).toBe((await writesOf(one.runId))[0]?.id)
})

test('after a lost answer the other system is asked and nothing is done twice', async () => {
  let lost = true
  notes.onPerform = () => {
    if (!lost) return
    lost = false
    // The note arrives, its answer does not.
    notes.held.set(`lost-${counter}`, 'x')
    throw new SystemFailure('unavailable', {
      system: 'notes',
      operation: 'write',
      message: 'connection reset',
      inDoubt: true,
      retryAfterMs: 50,
    })
  }
  const { runId } = await start(planOf(note('lost', 'x')), `lost-${counter}`)
  expect(await ended(runId)).toBe('done')
  expect(notes.performed).toBe(1)
})

test('a system that is busy is waited for until the time that it names', async () => {
  let calls = 0
  notes.onPerform = () => {
    calls += 1
    if (calls === 1)
      throw new SystemFailure('busy', {
        system: 'notes',
        operation: 'write',
        message: 'slow down',
        retryAfterMs: 300,
      })
  }
  const { runId } = await start(planOf(note('busy', 'x')))
  expect(await ended(runId)).toBe('done')
  expect(calls).toBe(2)
})

test('a refusal of the other system fails the write, what comes after it does not run, and a retry goes on', async () => {
  notes.onPerform = () => {
    throw new SystemFailure('rejected', {
      system: 'notes',
      operation: 'write',
      message: 'the name is too long',
    })
  }
  const { runId } = await start(planOf(note('bad', 'x'), note('later', 'y', { after: ['bad'] })))
  expect(await ended(runId)).toBe('failed')
  expect((await writesOf(runId)).map(({ state, reason }) => [state, reason?.text ?? null])).toEqual(
    [
      ['failed', 'the name is too long'],
      ['planned', null],
    ],
  )
  notes.onPerform = () => {}
  await retryRun(db, jobs, runId)
  expect(await ended(runId)).toBe('done')
})

test('what exposes is blocked when it is not cleared at the moment of sending, and is written down', async () => {
  gate = {
    judge: async () => ({
      cleared: false,
      evidenceHash: 'hash',
      reason: { code: 'EXPIRED', text: 'the licence has ended', whoCanMend: 'rights' },
    }),
  }
  const question = {
    workId: 1,
    productIds: [1],
    item: { system: 'otmm', id: 'a', version: 'b' },
    role: 'front-cover' as const,
  }
  const { runId } = await start(
    planOf(note('exposing', 'x', { exposure: 'exposes', gate: question })),
  )
  expect(await ended(runId)).toBe('blocked')
  expect(notes.performed).toBe(0)
  const [write] = await writesOf(runId)
  expect(write?.reason).toMatchObject({ code: 'EXPIRED', whoCanMend: 'rights' })
  expect(write?.evidence_hash).toBe('hash')
})

test('what exposes but names nothing to be cleared is never sent', async () => {
  const { runId } = await start(planOf(note('ungated', 'x', { exposure: 'exposes' })))
  expect(await ended(runId)).toBe('failed')
  expect(notes.performed).toBe(0)
  expect(failures).toHaveLength(1)
})

test('a confirmation that is not ready yet is asked for again', async () => {
  let asked = 0
  notes.onConfirm = () =>
    (asked += 1) < 3 ? { kind: 'pending', askAgainMs: 20, note: 'still processing' } : null
  const { runId } = await start(planOf(note('pending', 'x')))
  expect(await ended(runId)).toBe('done')
  expect([asked, notes.performed]).toEqual([3, 1])
})

test('what is there but is not what was sent is failed, not done', async () => {
  notes.onConfirm = () => ({ kind: 'contradicted', reason: 'the stored text differs' })
  const { runId } = await start(planOf(note('wrong', 'x')))
  expect(await ended(runId)).toBe('failed')
})

test('writes to one target run one at a time', async () => {
  let [running, most] = [0, 0]
  const plain = notes.write.perform
  notes.write.perform = async (input, context) => {
    most = Math.max(most, (running += 1))
    await sleep(50)
    running -= 1
    return plain(input, context)
  }
  const same = { target: `one-target-${counter}` }
  const { runId } = await start(
    planOf(note('a', '1', same), note('b', '2', same), note('c', '3', same)),
  )
  expect(await ended(runId)).toBe('done')
  expect(most).toBe(1)
})

test('a performer that was thought dead changes nothing when it wakes up', async () => {
  let wake = (): void => {}
  const asleep = new Promise<void>((resolve) => (wake = resolve))
  const plain = notes.write.perform
  let first = true
  notes.write.perform = async (input, context) => {
    if (first) {
      first = false
      await asleep
    }
    return plain(input, context)
  }
  const { runId } = await start(planOf(note('zombie', 'x')))
  const id = `${runId}/zombie`
  while ((await writesOf(runId))[0]?.state !== 'performing') await sleep(20)
  // Another process has taken over and finished meanwhile.
  await db
    .updateTable('writes')
    .set({ attempt: 99, state: 'failed', in_lane: false })
    .where('id', '=', id)
    .execute()
  wake()
  await sleep(200)
  const [write] = await writesOf(runId)
  expect([write?.state, write?.attempt, write?.proof]).toEqual(['failed', 99, null])
})
