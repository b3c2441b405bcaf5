import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeStates, type WriteState } from '#shared/domain/plan.ts'
import { runStateOf } from './run-state.ts'

const write = (node: string, state: WriteState, after: string[] = []) => ({ node, state, after })

test('a run is done only when every write is', () => {
  expect(runStateOf([write('a', 'done'), write('b', 'done', ['a'])])).toBe('done')
})

test('a write behind a failed one does not keep the run running', () => {
  expect(
    runStateOf([write('a', 'failed'), write('b', 'planned', ['a']), write('c', 'planned', ['b'])]),
  ).toBe('failed')
  expect(runStateOf([write('a', 'done'), write('b', 'failed'), write('c', 'planned', ['b'])])).toBe(
    'incomplete',
  )
  expect(runStateOf([write('a', 'blocked'), write('b', 'planned', ['a'])])).toBe('blocked')
})

test('as long as something can go on by itself the run is running or waiting', () => {
  expect(runStateOf([write('a', 'failed'), write('b', 'planned')])).toBe('running')
  expect(runStateOf([write('a', 'waiting'), write('b', 'failed')])).toBe('waiting')
})

test('for any writes: done means all done, and running means that something is open', () => {
  const states = fc.array(fc.constantFrom(...writeStates), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(states, (given) => {
      const writes = given.map((state, index) =>
        write(`n${index}`, state, index > 0 ? [`n${index - 1}`] : []),
      )
      const state = runStateOf(writes)
      expect(state === 'done').toBe(given.every((one) => one === 'done'))
      if (state === 'running')
        expect(given.some((one) => one === 'planned' || one === 'performing')).toBe(true)
    }),
  )
})
