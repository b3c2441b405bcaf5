import { afterEach, expect, test } from 'vitest'
import { world } from '#test/small-world.ts'
import type { VipConfig } from './config.ts'
import type { VipState } from './stand-in/state.ts'
import { call, connection } from './stand-in/connection.ts'

let open: Awaited<ReturnType<typeof connection>> | null = null
afterEach(async () => {
  await open?.close()
  open = null
})
async function findings(
  change?: (config: VipConfig) => Partial<VipConfig>,
  switches: Partial<VipState['switches']> = {},
) {
  open = await connection(world(), change)
  Object.assign(open.state.switches, switches)
  return await open.system.check(call())
}

test('the sandbox mapping agrees with its site', async () => {
  expect(await findings()).toEqual([])
})

test('a meta field that is not registered is said', async () => {
  const found = await findings((config) => ({ fields: { ...config.fields, creditLine: 'credit' } }))
  expect(found).toEqual([{ severity: 'warning', text: expect.stringContaining('"credit"') }])
})

test('a site without the plugin is an error', async () => {
  const found = await findings(undefined, { plugin: false })
  const errors = found.filter((one) => one.severity === 'error').map((one) => one.text)
  expect(errors).toEqual([
    expect.stringContaining('"isbn13"'),
    expect.stringContaining('"consonance_id"'),
  ])
})

test('a role that is too low is an error', async () => {
  expect(await findings(undefined, { role: 'author' })).toMatchObject([
    { severity: 'error', text: expect.stringContaining('Editor') },
  ])
})

test('what is not declared is said to clear nothing', async () => {
  const found = await findings((config) => ({
    rightsWords: { ...config.rightsWords, purposes: { kind: 'not-stated' } },
  }))
  expect(found).toEqual([{ severity: 'warning', text: expect.stringContaining('purposes') }])
})
