import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SystemFailure } from '#shared/domain/failure.ts'
import { outputOf } from '#shared/domain/plan.ts'
import { ann, GivenKernel, planOf } from '#test/given-kernel.ts'
import { retryRun } from './retry-run.ts'
import { KeyReused, startRun } from './start-run.ts'

let kernel: GivenKernel
beforeAll(async () => {
  kernel = await GivenKernel.start()
})
afterAll(() => kernel.close())
beforeEach(() => kernel.reset())

test('writes run in their order and use what earlier ones gave', async () => {
  const first = kernel.note('first', 'hello')
  const later = kernel.note('second', outputOf('first', 'name'), { after: ['first'] })
  const { runId } = await kernel.start(planOf(first, later))
  expect(await kernel.ended(runId)).toBe('done')
  const second = [...kernel.notes.held].find(([name]) => name.startsWith('second-'))
  expect(second?.[1]).toMatch(/^first-/)
})

test('each write that is done has one audit entry with its proof', async () => {
  const { runId } = await kernel.start(planOf(kernel.note('one', 'a'), kernel.note('two', 'b')))
  await kernel.ended(runId)
  const entries = await kernel.db.selectFrom('audit').select('payload').execute()
  const own = entries.filter(({ payload }) => payload.runId === runId)
  expect(
    own.map(({ payload }) => [payload.outcome, payload.proof?.level, payload.principal.name]),
  ).toEqual([
    ['done', 'read-back', 'Ann'],
    ['done', 'read-back', 'Ann'],
  ])
})

test('the same key with the same request gives the first run, with another request it is refused', async () => {
  const plan = planOf(kernel.note('once', 'x'))
  const first = await kernel.start(plan, 'same-key')
  const again = await kernel.start(plan, 'same-key')
  expect(again).toEqual({ runId: first.runId, repeated: true })
  await expect(
    startRun(kernel.db, kernel.jobs, {
      plan,
      input: { other: true },
      principal: ann,
      idempotencyKey: 'same-key',
      undoOf: null,
    }),
  ).rejects.toThrow(KeyReused)
  await kernel.ended(first.runId)
  expect(kernel.notes.performed).toBe(1)
})

test('two runs with the same effect at once make one effect, and both see it done', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const slow = kernel.notes.write.perform
  kernel.notes.write.perform = async (input, context) => {
    await held
    return slow(input, context)
  }
  const plan = planOf(kernel.note('shared', 'x'))
  const [one, two] = [await kernel.start(plan), await kernel.start(plan)]
  release()
  expect([await kernel.ended(one.runId), await kernel.ended(two.runId)]).toEqual(['done', 'done'])
  expect(kernel.notes.performed).toBe(1)
  expect((await kernel.writesOf(two.runId))[0]?.joins).toBe(
    (await kernel.writesOf(one.runId))[0]?.id,
  )
})

test('after a lost answer the other system is asked and nothing is done twice', async () => {
  let lost = true
  kernel.notes.onPerform = (name) => {
    if (!lost) return
    lost = false
    // The note arrives, its answer does not.
    kernel.notes.held.set(name, 'x')
    throw new SystemFailure('unavailable', {
      system: 'notes',
      operation: 'write',
      message: 'connection reset',
      inDoubt: true,
      retryAfterMs: 50,
    })
  }
  const { runId } = await kernel.start(planOf(kernel.note('lost', 'x')))
  expect(await kernel.ended(runId)).toBe('done')
  expect(kernel.notes.performed).toBe(1)
})

test('a system that is busy is waited for until the time that it names', async () => {
  let calls = 0
  kernel.notes.onPerform = () => {
    calls += 1
    if (calls === 1)
      throw new SystemFailure('busy', {
        system: 'notes',
        operation: 'write',
        message: 'slow down',
        retryAfterMs: 300,
      })
  }
  const { runId } = await kernel.start(planOf(kernel.note('busy', 'x')))
  expect(await kernel.ended(runId)).toBe('done')
  expect(calls).toBe(2)
})

test('a refusal of the other system fails the write, what comes after it does not run, and a retry goes on', async () => {
  kernel.notes.onPerform = () => {
    throw new SystemFailure('rejected', {
      system: 'notes',
      operation: 'write',
      message: 'the name is too long',
    })
  }
  const { runId } = await kernel.start(
    planOf(kernel.note('bad', 'x'), kernel.note('later', 'y', { after: ['bad'] })),
  )
  expect(await kernel.ended(runId)).toBe('failed')
  expect(
    (await kernel.writesOf(runId)).map(({ state, reason }) => [state, reason?.text ?? null]),
  ).toEqual([
    ['failed', 'the name is too long'],
    ['planned', null],
  ])
  kernel.notes.onPerform = () => {}
  await retryRun(kernel.db, kernel.jobs, runId)
  expect(await kernel.ended(runId)).toBe('done')
})

test('what exposes is blocked when it is not cleared at the moment of sending, and is written down', async () => {
  kernel.gate = {
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
  const { runId } = await kernel.start(
    planOf(kernel.note('exposing', 'x', { exposure: 'exposes', gate: question })),
  )
  expect(await kernel.ended(runId)).toBe('blocked')
  expect(kernel.notes.performed).toBe(0)
  const [write] = await kernel.writesOf(runId)
  expect(write?.reason).toMatchObject({ code: 'EXPIRED', whoCanMend: 'rights' })
  expect(write?.evidence_hash).toBe('hash')
})

test('what exposes but names nothing to be cleared is never sent', async () => {
  const { runId } = await kernel.start(planOf(kernel.note('ungated', 'x', { exposure: 'exposes' })))
  expect(await kernel.ended(runId)).toBe('failed')
  expect(kernel.notes.performed).toBe(0)
  expect(kernel.failures).toHaveLength(1)
})

test('a confirmation that is not ready yet is asked for again', async () => {
  let asked = 0
  kernel.notes.onConfirm = () =>
    (asked += 1) < 3 ? { kind: 'pending', askAgainMs: 20, note: 'still processing' } : null
  const { runId } = await kernel.start(planOf(kernel.note('pending', 'x')))
  expect(await kernel.ended(runId)).toBe('done')
  expect([asked, kernel.notes.performed]).toEqual([3, 1])
})

test('what is there but is not what was sent is failed, not done', async () => {
  kernel.notes.onConfirm = () => ({ kind: 'contradicted', reason: 'the stored text differs' })
  const { runId } = await kernel.start(planOf(kernel.note('wrong', 'x')))
  expect(await kernel.ended(runId)).toBe('failed')
})

test('writes to one target run one at a time', async () => {
  let [running, most] = [0, 0]
  const plain = kernel.notes.write.perform
  kernel.notes.write.perform = async (input, context) => {
    most = Math.max(most, (running += 1))
    await sleep(50)
    running -= 1
    return plain(input, context)
  }
  const same = { target: 'one-target' }
  const { runId } = await kernel.start(
    planOf(kernel.note('a', '1', same), kernel.note('b', '2', same), kernel.note('c', '3', same)),
  )
  expect(await kernel.ended(runId)).toBe('done')
  expect(most).toBe(1)
})

test('a performer that was thought dead changes nothing when it wakes up', async () => {
  let wake = (): void => {}
  const asleep = new Promise<void>((resolve) => (wake = resolve))
  const plain = kernel.notes.write.perform
  let first = true
  kernel.notes.write.perform = async (input, context) => {
    if (first) {
      first = false
      await asleep
    }
    return plain(input, context)
  }
  const { runId } = await kernel.start(planOf(kernel.note('zombie', 'x')))
  const id = `${runId}/zombie`
  while ((await kernel.writesOf(runId))[0]?.state !== 'performing') await sleep(20)
  // Another process has taken over and finished meanwhile.
  await kernel.db
    .updateTable('writes')
    .set({ attempt: 99, state: 'failed', in_lane: false })
    .where('id', '=', id)
    .execute()
  wake()
  await sleep(200)
  const [write] = await kernel.writesOf(runId)
  expect([write?.state, write?.attempt, write?.proof]).toEqual(['failed', 99, null])
})
