import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { entry, run } from '../testing/builders.ts'
import { fakeBackend, type FakeBackend } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'

async function openActivity(backend: FakeBackend) {
  const { user } = openPanel(backend)
  await user.click(await screen.findByRole('tab', { name: 'Activity' }))
  return user
}

test('says who did what to which version, and filters by outcome', async () => {
  const failed = entry({
    outcome: 'failed',
    by: 'Paul Production',
    runId: 'r-9',
    reason: 'Content Server refused the name.',
  })
  const user = await openActivity(fakeBackend({ entries: [entry(), failed] }))
  const list = await screen.findByRole('list', { name: 'What was done' })
  const [first] = await within(list).findAllByRole('listitem')
  expect(first?.textContent).toContain('Edith Editor')
  expect(first?.textContent).toContain('resource 31 · version 4 · SHA-256 9f86d081…')
  await user.click(screen.getByRole('button', { name: 'Failed' }))
  expect(within(list).getAllByRole('listitem')).toHaveLength(1)
  expect(screen.getByText('Content Server refused the name.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Blocked' }))
  expect(screen.getByText('Nothing with the outcome “Blocked”.')).toBeTruthy()
})

test('offers undo once for a run that can be undone', async () => {
  const { runId } = entry()
  await openActivity(
    fakeBackend({
      entries: [entry(), entry({ index: 11 })],
      runs: [run({ runId, state: 'done', undoable: true })],
    }),
  )
  expect(await screen.findAllByRole('button', { name: 'Undo …' })).toHaveLength(1)
})

test('an empty list says so', async () => {
  await openActivity(fakeBackend())
  expect(await screen.findByText(/Nothing has been done on this title/)).toBeTruthy()
})
