import { beforeEach, expect, test, vi } from 'vitest'
import '../panel/jitless.ts'
import { answer } from './answer.ts'

type Browser = Parameters<typeof answer>[2]
type Sender = chrome.runtime.MessageSender

const own = 'chrome-extension://the-extension/'
let session: Record<string, unknown>
let sync: Record<string, unknown>
let tab: Partial<chrome.tabs.Tab> | undefined
const query = vi.fn<(asked: object) => Promise<Partial<chrome.tabs.Tab>[]>>(async () =>
  tab ? [tab] : [],
)

const area = (held: () => Record<string, unknown>) => ({
  get: async (name: string) => (name in held() ? { [name]: held()[name] } : {}),
  set: async (items: object) => void Object.assign(held(), items),
  remove: async (name: string) => void delete held()[name],
})
/** As much of a browser as the worker touches. */
const browser = {
  runtime: {
    id: 'the-extension',
    getURL: (path: string) => own + path,
    getManifest: () => ({ content_scripts: [{ matches: ['https://*.consonance.app/*'] }] }),
    getContexts: async () => [{ windowId: 4 }],
  },
  storage: { session: area(() => session), sync: area(() => sync) },
  tabs: { query },
} as unknown as Browser

const panel = (change: Partial<Sender> = {}): Sender => ({
  id: 'the-extension',
  url: `${own}panel/index.html?theme=dark`,
  ...change,
})
const inTab = (url: string): Sender => panel({ tab: { url } as chrome.tabs.Tab })
const ask = (message: unknown, sender = panel()) => answer(message, sender, browser)

beforeEach(() => {
  session = {}
  sync = { backend: 'https://slipcase.example.org' }
  tab = undefined
  query.mockClear()
})

test('the work comes from the address of the tab that holds the frame', async () => {
  expect(await ask({ kind: 'context' }, inTab('https://web.consonance.app/works/50042/x'))).toEqual(
    {
      workId: 50042,
      backend: 'https://slipcase.example.org',
    },
  )
})

test('a page elsewhere that looks like a work is none', async () => {
  const sender = inTab('https://slipcase.example.org/works/50042')
  expect(await ask({ kind: 'context' }, sender)).toMatchObject({ workId: null })
})

test('a side panel takes the active tab of its own window', async () => {
  tab = { url: 'https://web.consonance.app/works/7' }
  expect(await ask({ kind: 'context' })).toMatchObject({ workId: 7 })
  expect(query).toHaveBeenCalledWith({ active: true, windowId: 4 })
})

test('a tab whose address may not be read has no work', async () => {
  tab = {}
  expect(await ask({ kind: 'context' })).toMatchObject({ workId: null })
})

test('without an address from the settings there is no backend', async () => {
  sync = {}
  expect(await ask({ kind: 'context' })).toMatchObject({ backend: null })
})

test('a token is kept in the session, given back and forgotten', async () => {
  expect(await ask({ kind: 'read-token' })).toEqual({ token: null })
  await ask({ kind: 'keep-token', token: 'secret' })
  expect(await ask({ kind: 'read-token' })).toEqual({ token: 'secret' })
  await ask({ kind: 'keep-token', token: null })
  expect(session).toEqual({})
})

test.each([
  ['another extension', { id: 'another' }],
  ['a content script', { url: 'https://web.consonance.app/works/1' }],
  ['an address that only begins alike', { url: 'chrome-extension://the-extension.example/' }],
  ['nobody', { url: undefined }],
])('%s gets no answer', async (_who, change) => {
  session = { token: 'secret' }
  expect(await ask({ kind: 'read-token' }, panel(change))).toBeUndefined()
  expect(await ask({ kind: 'keep-token', token: 'theirs' }, panel(change))).toBeUndefined()
  expect(session).toEqual({ token: 'secret' })
})

test.each([
  null,
  'read-token',
  {},
  { kind: 'else' },
  { kind: 'keep-token' },
  { kind: 'keep-token', token: 5 },
])('%j is not a message of ours', async (message) => {
  expect(await ask(message)).toBeUndefined()
  expect(session).toEqual({})
})
