import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { plan, proof, run, workId, write } from '../testing/builders.ts'
import { fakeBackend } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'

const filing = write({
  id: 'file-1',
  state: 'performing',
  says: { code: 'file-document', args: { file: 'cover.tif', bytes: 480_000_000 } },
  systemLabel: 'Content Server',
  movedBytes: 120_000_000,
  totalBytes: 480_000_000,
})
const archiving = run({ runId: 'r-1', action: 'archive', by: 'Paul Production', writes: [filing] })

test('coming back to the page shows a run that went on, and its bytes as they move', async () => {
  const backend = fakeBackend({ runs: [archiving] })
  const { user } = openPanel(backend)
  const strip = await screen.findByRole('list', { name: 'Work under way' })
  expect(strip.textContent).toContain('Working')
  await user.click(within(strip).getByRole('button', { name: 'Show' }))
  const bar = await screen.findByRole('progressbar')
  expect(bar).toHaveProperty('value', 120_000_000)
  await waitFor(() =>
    expect(backend.asked.some(({ path }) => path.startsWith('/events'))).toBe(true),
  )

  const progress = { kind: 'progress', runId: 'r-1', workId, writeId: 'file-1' } as const
  act(() => backend.push({ ...progress, movedBytes: 240_000_000, totalBytes: 480_000_000 }))
  await waitFor(() => expect(bar).toHaveProperty('value', 240_000_000))
  expect(screen.getByText(/240 MB of 480 MB/)).toBeTruthy()
  expect(screen.getByText('You may close this page; it goes on.')).toBeTruthy()

  const filed = write({
    ...filing,
    state: 'done',
    proof: proof({ level: 'identical', facts: { recordNumber: 'R-2212', version: '2' } }),
  })
  backend.runs = [run({ ...archiving, state: 'done', writes: [filed] })]
  act(() => backend.push({ kind: 'run-changed', runId: 'r-1', workId }))
  expect(await screen.findByText(/Read back and compared byte for byte: SHA-256/)).toBeTruthy()
  expect(screen.getByText('Verified, SHA-256')).toBeTruthy()
  expect(screen.getByText(/record R-2212 · version 2/)).toBeTruthy()
})

test('a message about bytes that were moved before never takes the bar back', async () => {
  const backend = fakeBackend({ runs: [archiving] })
  const { user } = openPanel(backend)
  await user.click(await screen.findByRole('button', { name: 'Show' }))
  const bar = await screen.findByRole('progressbar')
  await waitFor(() =>
    expect(backend.asked.some(({ path }) => path.startsWith('/events'))).toBe(true),
  )
  const progress = { kind: 'progress', runId: 'r-1', workId, writeId: 'file-1' } as const
  act(() => backend.push({ ...progress, movedBytes: 1_000, totalBytes: 480_000_000 }))
  act(() => backend.push({ ...progress, movedBytes: 300_000_000, totalBytes: 480_000_000 }))
  await waitFor(() => expect(bar).toHaveProperty('value', 300_000_000))
})

test('a failed write says why, who can mend it, and can be tried again', async () => {
  const failed = write({
    state: 'failed',
    reason: { code: 'rejected', text: 'The name holds a colon.', whoCanMend: 'production' },
  })
  const stuck = run({ runId: 'r-2', action: 'archive', state: 'failed', writes: [failed] })
  const backend = fakeBackend({ runs: [stuck] })
  const { user } = openPanel(backend)
  await user.click(await screen.findByRole('button', { name: 'Show' }))
  expect(
    await screen.findByText('The name holds a colon. Who can mend it: production.'),
  ).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(backend.asked.some(({ path }) => path === '/runs/r-2/retry')).toBe(true)
})

test('undo shows what it will write before it is done', async () => {
  const attached = run({ runId: 'r-3', state: 'done', undoable: true })
  const undoing = run({ runId: 'r-4', action: 'undo', state: 'running', undoOf: 'r-3' })
  const backend = fakeBackend({
    runs: [run({ ...attached, state: 'incomplete' })],
    plan: () =>
      plan({
        action: 'undo',
        gate: null,
        writes: [
          {
            node: 'back',
            says: { code: 'bring-cover-back', args: { editions: 2 } },
            systemLabel: 'Consonance',
            exposure: 'neutral',
            after: [],
            bytes: null,
          },
        ],
      }),
    start: () => undoing,
  })
  const { user } = openPanel(backend)
  await user.click(await screen.findByRole('button', { name: 'Show' }))
  await user.click(await screen.findByRole('button', { name: 'Undo …' }))
  expect(await screen.findByText('Bring the earlier cover back for 2 editions')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo it' }))
  expect(await screen.findByText('This undoes an earlier run.')).toBeTruthy()
  expect(backend.asked.find(({ path }) => path === '/plans')?.body).toEqual({
    action: 'undo',
    input: { workId, runId: 'r-3' },
  })
})
