import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ClearanceRequest } from '#shared/api/clearance.ts'
import { day } from '../messages/formats.ts'
import { answer, reason } from '../testing/builders.ts'
import { fakeBackend } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'
import { marketVerdict } from './market-verdict.ts'

const no = answer({
  verdict: 'blocked',
  byTerritory: { US: 'blocked' },
  counts: { cleared: 0, blocked: 1, unknown: 0, partial: 0 },
  clearedThrough: null,
  nextChangeAt: '2027-03-01',
  reasons: [
    reason(),
    reason({ layer: 'sales', code: 'FOR_SALE', effect: 'permit', args: {}, territories: [] }),
    reason({ code: 'NEW_RULE', args: {}, territories: [] }),
  ],
  conditions: [{ code: 'DUTY_CREDIT', args: { credit: '© Mara Lind' } }],
})

async function openClearance(clearance: (request: ClearanceRequest) => ReturnType<typeof answer>) {
  const backend = fakeBackend({ clearance })
  const { user } = openPanel(backend)
  await user.click(await screen.findByRole('tab', { name: 'Clearance' }))
  await screen.findByText('By territory')
  const asked = () =>
    backend.asked
      .filter(({ path }) => path.endsWith('/clearance'))
      .map(({ body }) => body as ClearanceRequest)
      .filter(({ territories }) => territories.length < 200)
  return { user, asked }
}

test('answers first, then why, from where, and whom to ask', async () => {
  const { user } = await openClearance(({ territories }) =>
    territories[0] === 'US' ? no : answer(),
  )
  expect(screen.getByText('Yes.')).toBeTruthy()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Territory' }), 'US')
  const verdict = await screen.findByText('No.')
  expect(verdict.closest('p')?.textContent).toContain(`The licence ends on ${day('2027-02-28')}.`)
  const [first, second, third] = within(verdict.closest('.answer') as HTMLElement)
    .getAllByRole('listitem')
    .slice(1)
  expect(first?.textContent).toMatch(
    /OTMM.*licence end · says “2027-02-28” · concerns US and Canada · read .* · ask the rights team/,
  )
  expect(second?.textContent).toContain('The edition is for sale there.')
  expect(third?.textContent).toContain('no words for (NEW_RULE)')
  expect(screen.getByText('A credit line is required: “© Mara Lind”.')).toBeTruthy()
  expect(screen.getByText(new RegExp(`The answer can change on ${day('2027-03-01')}`))).toBeTruthy()
})

test('every part of the sentence asks anew; half a date does not', async () => {
  const { user, asked } = await openClearance(() => answer())
  await user.selectOptions(screen.getByRole('combobox', { name: 'Channel' }), 'press')
  await user.selectOptions(screen.getByRole('combobox', { name: 'End' }), 'open')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Territory' }), 'uk-ireland')
  await waitFor(() =>
    expect(asked().at(-1)).toMatchObject({
      channel: 'press',
      to: null,
      territories: ['GB', 'IE'],
      productId: 700101,
    }),
  )
  const before = asked().length
  await user.clear(screen.getByLabelText('First day'))
  expect(asked()).toHaveLength(before)
})

test('a market is one word only where all its countries agree', () => {
  expect(marketVerdict('anz', { AU: 'cleared', NZ: 'cleared' })?.verdict).toBe('cleared')
  expect(marketVerdict('anz', { AU: 'cleared', NZ: 'blocked' })).toEqual({
    verdict: 'partial',
    cleared: 1,
    asked: 2,
  })
  expect(marketVerdict('anz', { AU: 'blocked', NZ: 'unknown' })?.verdict).toBe('unknown')
  expect(marketVerdict('anz', {})).toBeNull()
})
