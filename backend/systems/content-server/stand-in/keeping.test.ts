import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { publisher } from '#backend/sandbox/publisher.ts'
import type { World } from '#backend/sandbox/world.ts'
import { item, plainContent, world } from '#test/small-world.ts'
import { type ContentServerStandIn, start } from './index.ts'

const paper = (name: string) => {
  const [version] = item({ system: 'content-server' }).versions
  const versions = [1, 2].map((number) => ({
    ...version!,
    number,
    content: plainContent(`${name}.pdf`, 'application/pdf', `${name}, ${number}`),
  }))
  const recordClass = name === 'classified' ? null : 'Contracts'
  return item({ system: 'content-server', key: name, name, versions, recordClass })
}
/** Each is changed in one way only, so that no change is kept in the wake of another. */
const names = [
  'deleted',
  'renamed',
  'added to',
  'described',
  'cut back',
  'recategorised',
  'uncategorised',
  'categorised',
  'classified',
  'closed',
  'held',
  'released',
  'finalized',
]
const held = world({ items: names.map(paper) })

let keepIn: string
const running: ContentServerStandIn[] = []

async function started(of: World = held): Promise<ContentServerStandIn> {
  const standIn = await start({ world: of, keepIn })
  running.push(standIn)
  return standIn
}

beforeEach(async () => {
  keepIn = await mkdtemp(join(tmpdir(), 'slipcase-kept-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()))
  await rm(keepIn, { recursive: true })
})

async function signedIn({ url, credentials }: ContentServerStandIn) {
  const at = (path: string) => `${url}/otcs/cs.exe/api${path}`
  const { username = '', password = '' } = credentials
  const opened = await fetch(at('/v1/auth'), {
    method: 'POST',
    body: new URLSearchParams({ username, password }),
  })
  const { ticket } = (await opened.json()) as { ticket: string }
  const headers = { OTCSTicket: ticket }

  async function send(method: string, path: string, values: object, file?: Blob) {
    const body = new FormData()
    body.set('body', JSON.stringify(values))
    if (file) body.set('file', file, 'filed.pdf')
    const answer = await fetch(at(path), { method, headers, body })
    expect(await answer.clone().text(), `${method} ${path}`).not.toContain('"error"')
    return answer.json()
  }
  const get = (path: string) => fetch(at(path), { headers })
  return {
    send,
    get,
    bytes: async (path: string) => Buffer.from(await (await get(path)).arrayBuffer()),
  }
}

/** Nodes as the server holds them, with the bytes of each version. */
const contents = ({ state }: ContentServerStandIn) =>
  Promise.all(
    [...state.nodes.values()].map(async ({ versions, ...node }) => ({
      ...node,
      versions: await Promise.all(
        versions.map(async ({ content, ...version }) => ({
          ...version,
          size: await content.size(),
          bytes: Buffer.concat(await (await content.open()).toArray()).toString('base64'),
        })),
      ),
    })),
  )
const named = ({ state }: ContentServerStandIn, name: string) =>
  [...state.nodes.values()].find((node) => node.name === name)!

/** One call to each address that changes something. */
async function changeEverything(standIn: ContentServerStandIn): Promise<void> {
  const { send, get } = await signedIn(standIn)
  const v1 = (name: string) => `/v1/nodes/${named(standIn, name).id}`
  const v2 = (name: string) => `/v2/nodes/${named(standIn, name).id}`
  const record = async (name: string) =>
    (await (await get(`${v1(name)}/rmclassifications`)).json()) as object

  await send('POST', '/v2/nodes', filed(standIn, 'filed'), new Blob(['filed']))
  await send('POST', '/v2/nodes', filed(standIn, 'passing'), new Blob(['passing']))
  await send('DELETE', v2('passing'), {})
  await send('DELETE', v2('deleted'), {})
  await send('PUT', v2('renamed'), { name: 'has another name' })
  await send('POST', `${v2('added to')}/versions`, {}, new Blob([randomBytes(9_000_000)]))
  await send('PUT', `${v2('described')}/versions/2`, { description: 'Signed' })
  await send('DELETE', `${v2('cut back')}/versions/1`, {})
  await send('PUT', `${v2('recategorised')}/categories/7100`, { '7100_6': 'Rejected' })
  await send('DELETE', `${v2('uncategorised')}/categories/7120`, {})
  await send('POST', `${v2('categorised')}/categories`, { category_id: 7140 })
  const classes = { class_id: 5601, status: 'ACTIVE', storage: 'EL' }
  const classified = { ...(await record('classified')), ...classes }
  await send('POST', `${v1('classified')}/rmclassifications`, classified)
  const closed = { ...(await record('closed')), status: 'CLOSED' }
  await send('PUT', `${v1('closed')}/rmclassifications`, closed)
  standIn.state.holds.set(1, { id: 1, name: 'Dispute' })
  await send('POST', `${v1('held')}/holds`, { hold_id: 1 })
  named(standIn, 'released').holds.push(1, 2)
  await send('DELETE', `${v1('released')}/holds/1`, {})
  await send('POST', '/v2/businessworkspaces', {
    template_id: 7210,
    name: 'Another',
    ext_system_id: 'CONSONANCE',
    bo_type: 'TITLE',
    bo_id: '50043',
  })
  const ids = [named(standIn, 'finalized').id]
  await send('PUT', '/v1/rmclassifications/finalizerecords', { ids })
}

/** A document and record of the title. */
const filed = (standIn: ContentServerStandIn, name: string) => ({
  parent_id: named(standIn, 'The Salt Almanac (50042)').id,
  type: 144,
  name,
  roles: {
    categories: { '7100_6': 'Approved' },
    rmclassifications: { rmclassification_id: [5601], status: 'ACTIVE', storage: 'EL' },
  },
})

test('every kind of change is there at the next start, byte for byte', async () => {
  const first = await started()
  await changeEverything(first)
  const before = await contents(first)
  await first.close()

  const second = await started()
  expect(await contents(second)).toEqual(before)
  expect(named(second, 'deleted')).toBeUndefined()
  const { bytes } = await signedIn(second)
  const content = (name: string) => bytes(`/v2/nodes/${named(second, name).id}/content`)
  expect(await content('filed')).toEqual(Buffer.from('filed'))
  expect(await content('held')).toEqual(Buffer.from('held, 2'))
})

test('ids and file numbers go on after a restart', async () => {
  const numbers = async (standIn: ContentServerStandIn, name: string) => {
    const { send } = await signedIn(standIn)
    await send('POST', '/v2/nodes', filed(standIn, name), new Blob(['x']))
    const { id, record } = named(standIn, name)
    return { id, number: Number(record?.fileNumber.slice(-6)) }
  }
  const first = await started()
  const one = await numbers(first, 'One')
  await first.close()
  const two = await numbers(await started(), 'Two')
  expect(two.number).toBe(one.number + 1)
  expect(two.id).toBeGreaterThan(one.id + 1)
})

test('whatever was answered is there after a kill', async () => {
  const first = await started()
  await changeEverything(first)
  // Never closed before the second start, as if its process had been killed.
  const before = await contents(first)
  expect(await contents(await started())).toEqual(before)
})

test('another world begins with its own seed, and going back finds the first again', async () => {
  const say = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const first = await started()
  await changeEverything(first)
  await first.close()
  const other = await started(world({ items: [paper('renamed')] }))
  expect([...other.state.nodes.values()].filter(({ type }) => type === 144)).toHaveLength(1)
  expect(say.mock.calls.join('')).toMatch(/^Sandbox, content-server: another publisher .*\n$/)
  say.mockRestore()
  await other.close()
  expect(named(await started(), 'filed')).toBeDefined()
})

test('the demonstration has the same ids and file numbers on every day', async () => {
  const ids = async (today: string) => {
    const { state } = await started(publisher(1, { today }))
    return [...state.nodes.values()].map(({ id, parentId, type, versions, record }) => [
      [id, parentId, type, record?.fileNumber],
      versions.map((version) => [version.number, version.id]),
    ])
  }
  expect(await ids('2027-03-01')).toEqual(await ids('2026-11-21'))
})
