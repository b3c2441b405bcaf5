import { run } from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { connectForm } from './connect-form.ts'
import html from './index.html?raw'

let held: Record<string, unknown>
let isAllowed: boolean
const request = vi.fn<(asked: object) => Promise<boolean>>(async () => isAllowed)
const remove = vi.fn<(asked: object) => Promise<boolean>>(async () => true)
const browser = {
  permissions: { request, remove },
  storage: {
    sync: {
      get: async () => held,
      set: async (items: object) => void Object.assign(held, items),
    },
  },
} as unknown as Parameters<typeof connectForm>[1]

const input = (): HTMLInputElement => document.querySelector('#backend')!
const problem = (): string => document.querySelector('#problem')!.textContent
const result = (): string => document.querySelector('#result')!.textContent
const slipcase = async (): Promise<Response> => Response.json({ name: 'slipcase', sandbox: true })

async function type(text: string, fetcher: typeof fetch = slipcase): Promise<void> {
  await connectForm(document, browser, fetcher)
  input().value = text
  document.querySelector('form')!.requestSubmit()
  // The browser grants a permission only inside the click.
  const asked = request.mock.calls.length
  await vi.waitFor(() =>
    expect(problem() + result()).toMatch(/nothing was saved|Use an|Open a title/),
  )
  expect(request.mock.calls).toHaveLength(asked)
}

beforeEach(() => {
  const page = new DOMParser().parseFromString(html, 'text/html')
  document.replaceChild(page.documentElement, document.documentElement)
  held = {}
  isAllowed = true
  request.mockClear()
  remove.mockClear()
})

test('a server that answers as Slipcase is kept', async () => {
  await type('slipcase.example.org')
  expect(held).toEqual({ backend: 'https://slipcase.example.org' })
  expect(request).toHaveBeenCalledWith({ origins: ['https://slipcase.example.org/*'] })
  expect(result()).toContain('Connected to https://slipcase.example.org')
  expect(result()).toContain('demonstration')
  expect(input().value).toBe('https://slipcase.example.org')
})

test('an address that is none is refused in words, at the field, before anybody is asked', async () => {
  await type('http://slipcase.example.org')
  expect(problem()).toContain('https://')
  expect(input().getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(input())
  expect(request).not.toHaveBeenCalled()
})

test('what the person does not allow is not saved', async () => {
  isAllowed = false
  await type('https://slipcase.example.org')
  expect(problem()).toContain('not allowed to reach')
  expect(held).toEqual({})
})

test.each([
  ['does not answer', async () => Promise.reject(new TypeError('failed'))],
  ['answers with an error', async () => new Response('bad', { status: 502 })],
  ['not a Slipcase server', async () => new Response('<html>')],
  ['not a Slipcase server', async () => Response.json({ name: 'another' })],
])('a server of which is said "%s" is not saved', async (words, fetcher) => {
  await type('https://slipcase.example.org', fetcher)
  expect(problem()).toContain(words)
  expect(held).toEqual({})
})

test('the former server is not reached for any longer', async () => {
  held = { backend: 'https://former.example.org' }
  await type('https://slipcase.example.org')
  expect(remove).toHaveBeenCalledWith({ origins: ['https://former.example.org/*'] })
})

test('the address in use is shown, and the page has no accessibility fault', async () => {
  held = { backend: 'https://slipcase.example.org' }
  await connectForm(document, browser, slipcase)
  expect(input().value).toBe('https://slipcase.example.org')
  expect(result()).toBe('Connected to https://slipcase.example.org.')
  const { violations } = await run(document, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})
