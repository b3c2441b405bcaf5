import { afterEach, expect, test } from 'vitest'
import { world } from '#test/small-world.ts'
import type { CoreDamConfig } from './config.ts'
import { call, connection } from './stand-in/connection.ts'

let open: Awaited<ReturnType<typeof connection>> | null = null
afterEach(async () => {
  await open?.close()
  open = null
})
async function findings(change?: (config: CoreDamConfig) => Partial<CoreDamConfig>) {
  open ??= await connection(world(), change)
  return await open.system.check(call())
}

test('the sandbox mapping agrees with its tenant', async () => {
  expect(await findings()).toEqual([])
})

test('a name that the tenant does not have is said', async () => {
  const found = await findings((config) => ({
    fields: { ...config.fields, creditLine: 'credit' },
    rightsTrait: { name: 'rights', instance: 'Default' },
  }))
  expect(found).toEqual([
    expect.objectContaining({ severity: 'warning', text: expect.stringContaining('"credit"') }),
    expect.objectContaining({ severity: 'error', text: expect.stringContaining('trait "rights"') }),
  ])
})

test('search that is switched off is an error', async () => {
  await findings()
  if (open) open.state.switches.ftSearchEnabled = false
  expect(await findings()).toMatchObject([{ severity: 'error' }])
})

test('what is not declared is said to clear nothing', async () => {
  const found = await findings((config) => ({
    fields: { ...config.fields, assetKey: null },
    rightsWords: { ...config.rightsWords, channels: { kind: 'not-stated' } },
  }))
  expect(found.map((one) => one.severity)).toEqual(['information', 'warning'])
})
