import { afterEach, expect, test } from 'vitest'
import { rig, type Rig } from '#test/given-iconik.ts'
import { iconik } from './index.ts'

let running: Rig
afterEach(() => running.stop())

const texts = async (system = running.system): Promise<string[]> =>
  (await system.check(running.context)).map(({ text }) => text)

test('the stand-in starts at once and its configuration is one that the module accepts', async () => {
  const before = Date.now()
  running = await rig()
  expect(Date.now() - before).toBeLessThan(500)
  expect(iconik.config.safeParse({ ...running.config }).success).toBe(true)
})

test('the check names the one drop-down word that the default mapping leaves out', async () => {
  running = await rig()
  expect(await texts()).toEqual([
    'The word "restricted" of the field rights_status is not mapped: assets that carry it are never cleared.',
  ])
})

test('the check names fields that the view lacks and uses that nobody declared', async () => {
  running = await rig()
  const { config } = running
  const system = running.connect({
    fields: { ...config.fields, references: ['work_ref'] },
    rightsWords: { ...config.rightsWords, channels: { kind: 'not-stated' } },
  })
  const found = await texts(system)
  expect(
    found.some((text) => text.startsWith('The field work_ref is not in the metadata view')),
  ).toBe(true)
  expect(found.some((text) => text.includes('declare rightsWords.channels'))).toBe(true)
})

test('the check reports a view that does not exist, and missing roles by name', async () => {
  running = await rig()
  const { state } = running
  state.missingRoles.add('can_read_approval_request')
  const system = running.connect({ metadataView: 'gone' })
  const found = await texts(system)
  expect(found[0]).toContain('metadata view does not exist')
  expect(found.some((text) => text.includes('can_read_approval_request'))).toBe(true)
})

test('the check fails when the token is refused', async () => {
  running = await rig()
  running.state.token = 'another'
  await expect(running.system.check(running.context)).rejects.toMatchObject({
    kind: 'sign-in-required',
  })
})
