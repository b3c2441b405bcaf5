import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalJson,
  effectKey,
  hashOf,
  isRefused,
  outputOf,
  planHash,
  resolveOutputs,
  type Json,
  type Plan,
} from './plan.ts'

describe('canonical JSON', () => {
  test('sorts keys at every depth and keeps the order of lists', () => {
    const value = { b: [{ d: 1, c: 2 }, 'x'], a: { z: null, y: true } }
    expect(canonicalJson(value)).toBe('{"a":{"y":true,"z":null},"b":[{"c":2,"d":1},"x"]}')
  })

  test('is the same for equal values, whatever the order of their keys', () => {
    const reversed = (value: Json): Json =>
      value === null || typeof value !== 'object'
        ? value
        : Array.isArray(value)
          ? value.map(reversed)
          : Object.fromEntries(
              Object.entries(value)
                .map(([key, held]) => [key, reversed(held)] as const)
                .toReversed(),
            )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value))
        expect(canonicalJson(reversed(json))).toBe(canonicalJson(json))
        expect(JSON.parse(canonicalJson(json))).toEqual(json)
      }),
    )
  })
})

describe('hashes', () => {
  test('are SHA-256 over canonical JSON, so that they stay what they are', () => {
    expect(hashOf({ b: 1, a: 2 })).toBe(hashOf({ a: 2, b: 1 }))
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })

  test('of a plan change with anything in it', () => {
    expect(planHash(plan())).toBe(planHash(plan()))
    expect(planHash(plan({ workId: 2 }))).not.toBe(planHash(plan()))
  })

  test('of an effect tell operation, target and content apart, not the run', () => {
    const call = { system: 'consonance', capability: 'titles', operation: 'attach' }
    const key = effectKey(call, 'work:1', { file: 'a' })
    expect(effectKey({ ...call }, 'work:1', { file: 'a' })).toBe(key)
    const others = [
      effectKey({ ...call, operation: 'detach' }, 'work:1', { file: 'a' }),
      effectKey(call, 'work:2', { file: 'a' }),
      effectKey(call, 'work:1', { file: 'b' }),
    ]
    expect(new Set([key, ...others]).size).toBe(4)
  })
})

describe('outputs of earlier writes', () => {
  const outputs = new Map<string, Record<string, Json>>([
    ['workspace', { id: 4711, path: ['a', 'b'], owner: null }],
  ])

  test('are put in their places at any depth', () => {
    const input = {
      parent: outputOf('workspace', 'id'),
      all: [{ at: outputOf('workspace', 'path') }],
    }
    expect(resolveOutputs(input, outputs)).toEqual({ parent: 4711, all: [{ at: ['a', 'b'] }] })
    expect(resolveOutputs(outputOf('workspace', 'owner'), outputs)).toBeNull()
  })

  test('leave everything else as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value))
        expect(resolveOutputs(json, outputs)).toEqual(json)
      }),
    )
  })

  test('that are missing stop the write', () => {
    expect(() => resolveOutputs(outputOf('workspace', 'name'), outputs)).toThrow('workspace.name')
    expect(() => resolveOutputs([outputOf('cover', 'id')], outputs)).toThrow('cover.id')
  })
})

test('a plan is refused by a refusal, not by a warning or a fact', () => {
  const notice = (weight: 'refusal' | 'warning' | 'fact') =>
    ({ code: 'not-approved', weight, args: {} }) as const
  expect(isRefused(plan({ notices: [notice('warning'), notice('fact')] }))).toBe(false)
  expect(isRefused(plan({ notices: [notice('fact'), notice('refusal')] }))).toBe(true)
})

function plan(change: Partial<Plan> = {}): Plan {
  return { action: 'attach-cover', workId: 1, writes: [], notices: [], ...change }
}
