import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { day } from '../messages/formats.ts'
import { cleared, ebook, edition, reason, row, system, title, workId } from '../testing/builders.ts'
import { fakeBackend, type FakeBackend } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'

const cover = row({ name: 'Front cover', linked: true })
const portrait = row({
  ref: { system: 'core-dam', id: 'portrait', version: '1' },
  systemLabel: 'Core DAM',
  name: 'Author portrait',
  fileName: 'okafor.png',
  role: 'contributor-picture',
  editions: [ebook().productId],
  approval: { state: 'in-review', said: 'Pending', by: null, on: null },
})
const sample = row({
  ref: { system: 'iconik', id: 'sample', version: '1' },
  systemLabel: 'iconik',
  name: 'Audio sample 10',
  fileName: 'sample.mp3',
  role: 'audio-sample',
  mediaType: 'audio/mpeg',
  editions: [],
  rights: cleared({ verdict: 'blocked', differing: 2, reason: reason() }),
})

const withTitle = (change: Parameters<typeof title>[0]): FakeBackend =>
  fakeBackend({ titles: new Map([[workId, title(change)]]) })

async function openTable(
  change: Parameters<typeof title>[0] = {},
  options: Parameters<typeof openPanel>[1] = {},
) {
  const panel = openPanel(withTitle({ rows: [cover, portrait, sample], ...change }), options)
  await screen.findByRole('grid')
  return panel
}

const names = (): string[] =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((line) => line.querySelector('b')?.textContent ?? '')

describe('the table of assets', () => {
  test('shows every row with system, approval and why it is blocked where', async () => {
    await openTable()
    expect(names()).toEqual(['Front cover', 'Author portrait', 'Audio sample 10'])
    const line = screen.getByText('Audio sample 10').closest('tr')
    expect(line?.textContent).toContain('Blocked in 2')
    expect(line?.textContent).toContain(`US, CA: licence ends ${day('2027-02-28')}`)
    expect(line?.textContent).toContain('iconik')
  })

  test('sorts by a header, the other way, and back, and says so', async () => {
    const { user } = await openTable()
    const header = screen.getByRole('button', { name: 'Item' })
    await user.click(header)
    expect(names()).toEqual(['Audio sample 10', 'Author portrait', 'Front cover'])
    expect(header.closest('th')?.getAttribute('aria-sort')).toBe('ascending')
    await user.click(header)
    expect(names()).toEqual(['Front cover', 'Author portrait', 'Audio sample 10'])
    await user.click(header)
    expect(header.closest('th')?.hasAttribute('aria-sort')).toBe(false)
  })

  test('puts the worst rights first when sorted by rights', async () => {
    const { user } = await openTable()
    await user.click(screen.getByRole('button', { name: 'Rights' }))
    expect(names()[0]).toBe('Audio sample 10')
  })

  test('orders numbers in names by their value', async () => {
    const second = row({ ref: { ...sample.ref, id: '2' }, name: 'Audio sample 9' })
    const { user } = await openTable({ rows: [sample, second] })
    await user.click(screen.getByRole('button', { name: 'Item' }))
    expect(names()).toEqual(['Audio sample 9', 'Audio sample 10'])
  })

  test('finds by name, file, role and ISBN with or without hyphens', async () => {
    const { user } = await openTable()
    const search = screen.getByRole('searchbox')
    for (const [words, found] of [
      ['okafor.png', ['Author portrait']],
      ['contributor', ['Author portrait']],
      [edition().isbnShown ?? '', ['Front cover']],
      ['cover front', ['Front cover']],
    ] as const) {
      await user.clear(search)
      await user.type(search, words)
      await waitFor(() => expect(names()).toEqual(found))
    }
  })

  test('filters by group, approval, what is usable now, and edition', async () => {
    const { user } = await openTable()
    await user.click(screen.getByRole('button', { name: 'People' }))
    expect(names()).toEqual(['Author portrait'])
    await user.click(screen.getByRole('button', { name: 'People' }))
    await user.click(screen.getByRole('button', { name: 'Approved' }))
    expect(names()).toEqual(['Front cover', 'Audio sample 10'])
    await user.click(screen.getByRole('button', { name: 'Usable now' }))
    expect(names()).toEqual(['Front cover'])
    await user.click(screen.getByRole('button', { name: 'Ebook' }))
    expect(screen.getByText('No item matches these filters.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear filters' }))
    expect(names()).toHaveLength(3)
  })

  test('keeps a choice that a filter hides, and says so', async () => {
    const { user } = await openTable()
    await user.click(screen.getByRole('checkbox', { name: 'Select all items shown' }))
    await user.click(screen.getByRole('button', { name: 'Covers' }))
    expect(screen.getByText('3 selected (2 not shown)')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Archive 3 …' })).toBeTruthy()
  })

  test('draws only the rows in sight of ten thousand, and chooses them all', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      row({ ref: { system: 'otmm', id: `n${index}`, version: '1' }, name: `Asset ${index}` }),
    )
    const { user } = await openTable({ rows })
    expect(names().length).toBeGreaterThan(10)
    expect(names().length).toBeLessThan(40)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001')
    await user.click(screen.getByRole('checkbox', { name: 'Select all items shown' }))
    expect(screen.getByText('10,000 selected')).toBeTruthy()
  })
})

test('a frame that was narrow at first shows rows at the height of rows when it has grown', async () => {
  const { setNarrow } = await openTable({}, { narrow: true })
  const placeOfSecond = () => screen.getAllByRole('row')[2]?.style.transform
  await waitFor(() => expect(placeOfSecond()).toBe('translateY(130px)'))
  act(() => setNarrow(false))
  await waitFor(() => expect(placeOfSecond()).toBe('translateY(56px)'))
})

describe('the keyboard in the table', () => {
  const focused = () => document.activeElement?.querySelector('b')?.textContent

  test('one row is in the tab order, and arrows, Home and End move it', async () => {
    const { user } = await openTable()
    const [first] = screen.getAllByRole('row').slice(1)
    first?.focus()
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(focused()).toBe('Author portrait'))
    await user.keyboard('{End}')
    await waitFor(() => expect(focused()).toBe('Audio sample 10'))
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(focused()).toBe('Audio sample 10'))
    await user.keyboard('{Home}')
    await waitFor(() => expect(focused()).toBe('Front cover'))
    expect(screen.getAllByRole('row').filter((line) => line.tabIndex === 0)).toHaveLength(1)
  })

  test('Space selects, Enter opens all facts, Escape gives the focus back', async () => {
    const { user } = await openTable()
    screen.getAllByRole('row')[1]?.focus()
    await user.keyboard(' ')
    expect(screen.getByText('1 selected')).toBeTruthy()
    await user.keyboard('{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'Front cover v4' })
    expect(within(dialog).getByText('1,200 × 1,800 pixels')).toBeTruthy()
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(focused()).toBe('Front cover')
  })

  test('a slash goes to the search box', async () => {
    const { user } = await openTable()
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  })
})

describe('the connected systems', () => {
  test('one that does not answer says why and since when, beside the rows of the others', async () => {
    const { user } = await openTable({
      systems: [
        system(),
        system({
          system: 'core-dam',
          label: 'Core DAM',
          state: 'stale',
          seenAt: '2026-01-05T09:12:00Z',
        }),
        system({
          system: 'iconik',
          label: 'iconik',
          state: 'down',
          problem: 'It timed out.',
          seenAt: null,
        }),
        system({ system: 'vip', label: 'VIP', state: 'asking', seenAt: null }),
      ],
    })
    const strip = screen.getByRole('list', { name: 'Connected systems' })
    const [fresh, stale, down, asking] = within(strip).getAllByRole('listitem')
    expect(fresh?.textContent).toMatch(/OTMM .*ago/)
    expect(stale?.textContent).toMatch(/as of .*5 Jan 2026|as of .*Jan 5, 2026/)
    expect(down?.textContent).toContain('does not answer It timed out.')
    expect(asking?.textContent).toContain('asking')
    expect(names()).toHaveLength(3)
    expect(screen.getByText('Author portrait').closest('tr')?.textContent).toContain('as of')

    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy())
  })

  test('an empty list says whether it is still being asked or truly empty', async () => {
    openPanel(withTitle({ rows: [], systems: [system({ state: 'asking', seenAt: null })] }))
    expect(await screen.findByText('Still asking OTMM.')).toBeTruthy()
    openPanel(withTitle({ rows: [] }))
    expect(await screen.findByText('No system has anything for this title.')).toBeTruthy()
  })
})

test('what a person may not do is absent', async () => {
  await openTable({ may: [] })
  for (const name of ['Attach cover', 'Archive …']) {
    expect(screen.queryByRole('button', { name })).toBeNull()
  }
  expect(screen.getAllByRole('tab').map((tab) => tab.id)).toEqual(['tab-assets', 'tab-records'])
})

test('the status line names what is in use and not cleared, and shows standing waivers', async () => {
  await openTable({
    rows: [{ ...cover, rights: cleared({ verdict: 'blocked', differing: 2, reason: reason() }) }],
    editions: [
      edition({ cover: 'linked' }),
      ebook(),
      edition({ productId: 700103, edition: 'Hardback', format: 'hardback', cover: 'other' }),
    ],
    waivers: [{ layer: 'agreement', approver: 'Lena Legal', reason: 'On paper', until: null }],
  })
  expect(screen.getByText('One item in use is not cleared everywhere.')).toBeTruthy()
  expect(screen.getByText(/No front cover is attached to Ebook\./)).toBeTruthy()
  expect(screen.getByText(/Hardback: the cover shown was not attached here\./)).toBeTruthy()
  expect(
    screen.getByText('Standing waiver: no source for agreements, approved by Lena Legal.'),
  ).toBeTruthy()
})
