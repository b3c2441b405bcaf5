import { afterEach, expect, test } from 'vitest'
import { world } from '#test/small-world.ts'
import { connectTo, person, type TestConnection, writing } from '#test/given-content-server.ts'

let open: TestConnection[] = []
const connected = async () => {
  const connection = await connectTo(world())
  open.push(connection)
  return connection
}
afterEach(async () => {
  await Promise.all(open.map((connection) => connection.close()))
  open = []
})

const create = 'POST /v2/businessworkspaces'
const title = { workId: 50042, isbn: '9781402894626', title: 'Salt: An Almanac' }
const context = writing('workspace', {})

test('makes the title’s workspace once, under a name that fits, with the title’s keys', async () => {
  const { filing, standIn, asked } = await connected()
  expect(await filing.workspaceOf(50042, person())).toBeNull()
  expect(await filing.ensureWorkspace.find(title, context)).toBeNull()
  const made = await filing.ensureWorkspace.perform(title, context)
  expect(made.name).toBe('Salt - An Almanac (50042)')
  expect(await filing.ensureWorkspace.perform(title, context)).toEqual(made)
  expect(await filing.ensureWorkspace.find(title, context)).toEqual(made)
  expect(await filing.workspaceOf(50042, person())).toEqual(made)
  expect(asked(create)).toBe(1)
  const node = standIn.state.nodes.get(Number(made.workspaceId))
  expect(node?.categories.get(7100)).toMatchObject({
    '7100_2': ['9781402894626'],
    '7100_3': ['50042'],
  })
})

test('tells the name that the server made up', async () => {
  const { filing, standIn } = await connected()
  standIn.state.settings.generatedNames = true
  expect(await filing.ensureWorkspace.perform(title, context)).toMatchObject({
    name: 'Title 50042',
  })
})

test('an answer that is lost does not lead to a second workspace', async () => {
  const { filing, standIn, asked } = await connected()
  standIn.faults.next(create, { kind: 'lost-answer' })
  const made = await filing.ensureWorkspace.perform(title, context)
  expect(await filing.workspaceOf(50042, person())).toEqual(made)
  expect(asked(create)).toBe(1)
})

test('confirms by finding it by its business object again', async () => {
  const { filing, standIn } = await connected()
  const made = await filing.ensureWorkspace.perform(title, context)
  const confirm = () => filing.ensureWorkspace.confirm(made, title, context)
  expect(await confirm()).toMatchObject({ kind: 'confirmed', proof: { level: 'read-back' } })
  standIn.state.nodes.delete(Number(made.workspaceId))
  expect(await confirm()).toMatchObject({ kind: 'contradicted' })
})

test('a refusal that left nothing behind is passed on in the server’s words', async () => {
  const { filing, standIn } = await connected()
  standIn.state.add({ name: 'Salt - An Almanac (50042)', type: 0, parentId: 6000 })
  await expect(filing.ensureWorkspace.perform(title, context)).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('already exists') as string,
  })
})
