import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { day } from '../messages/formats.ts'
import { candidate, cleared, plan, proof, reason, row, run, write } from '../testing/builders.ts'
import { fakeBackend, Refused, type FakeBackend } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'

const good = candidate()
const blocked = candidate({
  usable: false,
  notices: [
    { code: 'not-approved', weight: 'refusal', args: { said: 'Pending review' } },
    { code: 'picture-too-small', weight: 'refusal', args: { width: 300, height: 400, least: 600 } },
  ],
  row: row({
    ref: { system: 'core-dam', id: 'alt', version: '2' },
    name: 'Front cover, alternative',
    systemLabel: 'Core DAM',
  }),
})
const done = run({
  state: 'done',
  undoable: true,
  writes: [write({ state: 'done', proof: proof() })],
})

async function openPicker(backend: FakeBackend, options: { framed?: boolean } = {}) {
  const panel = openPanel(backend, options)
  await panel.user.click(await screen.findByRole('button', { name: 'Attach cover' }))
  await screen.findByRole('radio', { name: /Front cover v4/ })
  return panel
}
const pick = () => screen.getByRole('radio', { name: 'Front cover v4, OTMM' })
const confirm = () => screen.getByRole('button', { name: 'Attach' })
const started = (backend: FakeBackend) =>
  backend.asked.filter(({ method, path }) => method === 'POST' && path === '/runs')

describe('attaching a cover', () => {
  test('takes three actions from the table to done, with proof', async () => {
    const backend = fakeBackend({ candidates: [good], start: () => done })
    const { user } = await openPicker(backend) // one
    await user.click(pick()) // two
    await screen.findByText('Create the cover from salt-almanac_pb_front.jpg for 1 edition')
    expect(screen.getByRole('checkbox', { name: /Paperback/ })).toHaveProperty('checked', true)
    expect(screen.getByRole('checkbox', { name: /Ebook/ })).toHaveProperty('checked', false)
    await user.click(confirm()) // three
    expect(
      await screen.findByText(/Consonance fetched these bytes: SHA-256 9f86d081…b0f00a08/),
    ).toBeTruthy()
    expect(screen.getByText(/1,200 × 1,800/)).toBeTruthy()
    const [sent] = started(backend)
    expect(sent?.body).toMatchObject({ planHash: plan().planHash })
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('what may not be used cannot be picked and says every reason', async () => {
    await openPicker(fakeBackend({ candidates: [good, blocked] }))
    const refused = screen.getByRole('radio', { name: /alternative/ })
    expect(refused).toHaveProperty('disabled', true)
    const why = document.getElementById(refused.getAttribute('aria-describedby') ?? '')
    expect(why?.textContent).toContain('Not approved: its system says “Pending review”.')
    expect(why?.textContent).toContain('Too small: 300 × 400 pixels; at least 600 are needed.')
  })

  test('every change of editions plans anew, and no edition means no plan', async () => {
    const backend = fakeBackend({ candidates: [good] })
    const { user } = await openPicker(backend)
    await user.click(pick())
    await user.click(screen.getByRole('checkbox', { name: /Ebook/ }))
    await waitFor(() => expect(confirm()).toHaveProperty('disabled', false))
    expect(backend.asked.filter(({ path }) => path === '/plans').at(-1)?.body).toMatchObject({
      input: { productIds: [700101, 700102] },
    })
    await user.click(screen.getByRole('checkbox', { name: /Ebook/ }))
    await user.click(screen.getByRole('checkbox', { name: /Paperback/ }))
    expect(confirm()).toHaveProperty('disabled', true)
  })

  test('a plan that is not cleared shows its reasons and cannot be confirmed', async () => {
    const gate = { verdict: 'blocked' as const, reasons: [reason()] }
    const backend = fakeBackend({
      candidates: [good],
      plan: () => plan({ gate, runnable: false }),
    })
    const { user } = await openPicker(backend)
    await user.click(pick())
    expect(await screen.findByText(`The licence ends on ${day('2027-02-28')}.`)).toBeTruthy()
    expect(screen.getByText(/ask the rights team/)).toBeTruthy()
    expect(confirm()).toHaveProperty('disabled', true)
  })

  test('when something changed since the person looked, the new plan has to be confirmed', async () => {
    let changed = false
    const backend = fakeBackend({
      candidates: [good],
      plan: () => plan({ planHash: (changed ? 'b' : 'a').repeat(64) }),
      start(_request, planHash) {
        if (changed && planHash.startsWith('b')) return done
        changed = true
        throw new Refused(409, 'changed-since-you-looked', 'Changed.')
      },
    })
    const { user } = await openPicker(backend)
    await user.click(pick())
    await waitFor(() => expect(confirm()).toHaveProperty('disabled', false))
    await user.click(confirm())
    expect(await screen.findByText(/This changed since you looked/)).toBeTruthy()
    await waitFor(() => expect(confirm()).toHaveProperty('disabled', false))
    await user.click(confirm())
    await screen.findByText(/Consonance fetched these bytes/)
    const keys = started(backend).map(({ headers }) => headers.get('idempotency-key'))
    expect(new Set(keys).size).toBe(2)
  })

  test('a lost answer can be asked for again under the same key', async () => {
    let lost = 1
    const backend = fakeBackend({
      candidates: [good],
      start: () => done,
      async before({ method, path }) {
        if (method === 'POST' && path === '/runs' && lost-- > 0) throw new TypeError('network')
      },
    })
    const { user } = await openPicker(backend)
    await user.click(pick())
    await waitFor(() => expect(confirm()).toHaveProperty('disabled', false))
    await user.click(confirm())
    expect(await screen.findByText('Slipcase cannot be reached.')).toBeTruthy()
    await user.click(confirm())
    await screen.findByText(/Consonance fetched these bytes/)
    const keys = started(backend).map(({ headers }) => headers.get('idempotency-key'))
    expect(new Set(keys).size).toBe(1)
  })

  test('closing and opening again keeps what was typed and chosen', async () => {
    const backend = fakeBackend({ candidates: [good] })
    const { user } = await openPicker(backend)
    await user.type(screen.getByRole('searchbox', { name: 'Search covers' }), 'Front')
    await user.click(pick())
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await user.click(screen.getByRole('button', { name: 'Attach cover' }))
    expect(await screen.findByDisplayValue('Front')).toBeTruthy()
    expect(pick()).toHaveProperty('checked', true)
  })

  test('a row’s own rights stand beside each cover', async () => {
    const partly = candidate({
      row: row({ rights: cleared({ verdict: 'partial', differing: 12, reason: reason() }) }),
    })
    await openPicker(fakeBackend({ candidates: [partly] }))
    const dialog = screen.getByRole('dialog')
    expect(within(dialog).getByText('Not in 12')).toBeTruthy()
  })
})

describe('a confirm button in somebody else’s page', () => {
  test('counts only when nothing covered it, and asks again when something did', async () => {
    let look: (visible: boolean) => void = () => undefined
    vi.stubGlobal(
      'IntersectionObserverEntry',
      class {
        get isVisible() {
          return true
        }
      },
    )
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(heard: (entries: object[]) => void, options: { trackVisibility?: boolean }) {
          expect(options.trackVisibility).toBe(true)
          look = (isVisible) => heard([{ isIntersecting: true, isVisible }])
        }
        observe() {}
        disconnect() {}
      },
    )
    const backend = fakeBackend({ candidates: [good], start: () => done })
    const { user } = await openPicker(backend, { framed: true })
    await user.click(pick())
    await waitFor(() => expect(confirm()).toHaveProperty('disabled', false))
    look(false)
    await user.click(confirm())
    expect(screen.getByText('This button was covered; press again.')).toBeTruthy()
    await user.click(confirm())
    expect(screen.getByText(/Something still covers this button/)).toBeTruthy()
    expect(started(backend)).toHaveLength(0)
    look(true)
    await user.click(confirm())
    expect(await screen.findByText(/Consonance fetched these bytes/)).toBeTruthy()
  })
})
