import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { candidate, title, workId } from '../testing/builders.ts'
import { fakeBackend, Refused } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'

describe('signing in', () => {
  test('offers all eleven roles in the sandbox and opens the title', async () => {
    const { user } = openPanel(fakeBackend({ role: null }), { signedIn: false })
    expect(await screen.findAllByRole('button')).toHaveLength(11)
    await user.click(screen.getByRole('button', { name: /Rights/ }))
    expect(await screen.findByRole('heading', { name: 'The Salt Almanac' })).toBeTruthy()
    expect(screen.getByRole('combobox', { name: 'Signed in as' })).toHaveProperty('value', 'rights')
  })

  test('offers no role where there is no sandbox', async () => {
    openPanel(fakeBackend({ role: null, sandbox: false }), { signedIn: false })
    expect(await screen.findByText(/Sign-in is not set up/)).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('a session that ends asks to sign in and then goes on where it was', async () => {
    const backend = fakeBackend({ candidates: [candidate()] })
    const { user } = openPanel(backend)
    await user.click(await screen.findByRole('button', { name: 'Attach cover' }))
    await screen.findByRole('radio')
    backend.role = null
    await user.type(screen.getByRole('searchbox', { name: 'Search covers' }), 'Front')
    expect(await screen.findByText(/Your session has ended/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /Editor/ }))
    expect(await screen.findByDisplayValue('Front')).toBeTruthy()
  })
})

describe('a title that cannot be read', () => {
  test('says the cause and the next step, and can be tried again', async () => {
    let broken = true
    const backend = fakeBackend({
      async before({ path }) {
        if (broken && path === `/titles/${workId}`) {
          throw new Refused(404, 'unknown-work', 'There is no such work.', 'Check the address.')
        }
      },
    })
    const { user } = openPanel(backend)
    expect(await screen.findByText('There is no such work.')).toBeTruthy()
    expect(screen.getByText(/Check the address\./)).toBeTruthy()
    expect(screen.getByText('Request req-1')).toBeTruthy()
    broken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('grid')).toBeTruthy()
  })
})

test('another title in the window takes the place of the one before, whatever answers late', async () => {
  const other = title({ workId: 7, title: 'Harbour Lights' })
  const late = Promise.withResolvers<undefined>()
  const backend = fakeBackend({
    titles: new Map([
      [workId, title()],
      [7, other],
    ]),
    before: ({ path }) => (path === `/titles/${workId}` ? late.promise : Promise.resolve()),
  })
  const { goTo } = openPanel(backend)
  await waitFor(() =>
    expect(backend.asked.some(({ path }) => path === `/titles/${workId}`)).toBe(true),
  )
  goTo(7)
  expect(await screen.findByRole('heading', { name: 'Harbour Lights' })).toBeTruthy()
  late.resolve(undefined)
  await late.promise
  expect(screen.queryByRole('heading', { name: 'The Salt Almanac' })).toBeNull()
})

test('tabs are moved by arrow keys and kept in the address', async () => {
  const { user } = openPanel(fakeBackend())
  const first = await screen.findByRole('tab', { name: /Assets/ })
  first.focus()
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Clearance' }))
  expect(location.hash).toBe('#clearance')
  await user.keyboard('{End}')
  expect(location.hash).toBe('#activity')
  await user.keyboard('{ArrowRight}')
  expect(location.hash).toBe('#assets')
})

test('a dialog asks for the whole window and gives it back', async () => {
  const { user, told } = openPanel(fakeBackend({ candidates: [candidate()] }))
  await user.click(await screen.findByRole('button', { name: 'Attach cover' }))
  const dialog = await screen.findByRole('dialog', { name: 'Attach a cover' })
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  await waitFor(() =>
    expect(told.filter(({ kind }) => kind === 'whole-window')).toEqual([
      { source: 'slipcase-panel', kind: 'whole-window', on: true },
      { source: 'slipcase-panel', kind: 'whole-window', on: false },
    ]),
  )
})
