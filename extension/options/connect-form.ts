import { askHealth } from './ask-health.ts'
import { backendAddress } from './backend-address.ts'
import { words } from './words.ts'

type Browser = Pick<typeof chrome, 'permissions' | 'storage'>

/** The whole options page: one address, asked for, allowed, tried and kept. */
export async function connectForm(
  page: Document,
  browser: Browser,
  fetcher: typeof fetch = fetch,
): Promise<void> {
  const form = page.querySelector('form')!
  const input = page.querySelector<HTMLInputElement>('#backend')!
  const problem = page.querySelector<HTMLElement>('#problem')!
  const result = page.querySelector<HTMLElement>('#result')!
  /** Of two answers only that to the last click counts. */
  let clicks = 0

  const refuse = (text: string): void => {
    say('')
    problem.textContent = text
    input.setAttribute('aria-invalid', 'true')
    input.focus()
  }
  const say = (text: string, good = false): void => {
    problem.textContent = ''
    input.removeAttribute('aria-invalid')
    result.textContent = text
    result.toggleAttribute('data-good', good)
  }

  async function connect(): Promise<void> {
    const click = (clicks += 1)
    const address = backendAddress(input.value)
    if (address.kind === 'refused') return refuse(words.refused[address.why])
    const { origin } = address
    // The browser grants permissions only within the click itself: nothing may be awaited before this.
    const allowed = await browser.permissions.request({ origins: [`${origin}/*`] })
    if (!allowed) return refuse(words.notAllowed(origin))
    say(words.asking(origin))
    const health = await askHealth(origin, fetcher)
    if (click !== clicks) return
    if (health.kind !== 'slipcase') return refuse(words.failed[health.kind](origin))
    const { backend: former } = await browser.storage.sync.get('backend')
    await browser.storage.sync.set({ backend: origin })
    // Fails for a host that the manifest itself names; then there is nothing to give back.
    if (typeof former === 'string' && former !== origin)
      await browser.permissions.remove({ origins: [`${former}/*`] }).catch(() => false)
    input.value = origin
    say([words.connected(origin), health.sandbox ? words.sandbox : ''].join(' ').trim(), true)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    connect().catch(() => refuse(words.notSaved))
  })

  const { backend } = await browser.storage.sync.get('backend')
  if (typeof backend === 'string') {
    input.value = backend
    say(words.connectedTo(backend), true)
  } else say(words.notConnected)
}
