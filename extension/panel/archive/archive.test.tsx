import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { plan, row, run, title, workId } from '../testing/builders.ts'
import { fakeBackend, Refused } from '../testing/fake-backend.ts'
import { openPanel } from '../testing/open-panel.tsx'
import { guessRole } from './guess-role.ts'

/** jsdom sends real requests; here the file arrives, or is refused, without a network. */
let answerTo: (fileName: string) => { status: number; body: object }
const sentNames: string[] = []
class FakeRequest extends EventTarget {
  upload = new EventTarget()
  status = 0
  responseText = ''
  name = ''
  open(_method: string, url: URL) {
    this.name = url.searchParams.get('fileName') ?? ''
  }
  setRequestHeader() {}
  abort() {
    this.dispatchEvent(new Event('abort'))
  }
  send() {
    sentNames.push(this.name)
    const { status, body } = answerTo(this.name)
    this.status = status
    this.responseText = JSON.stringify(body)
    setTimeout(() => this.dispatchEvent(new Event('load')))
  }
}

const arrived = (fileName: string) => ({
  status: 201,
  body: {
    id: `spool-of-${fileName}`,
    fileName,
    bytes: 3,
    sha256: 'aa',
    mediaType: 'application/pdf',
    expiresAt: '2099-01-01T00:00:00Z',
  },
})
const file = (name: string, size = 3) => new File([new Uint8Array(size)], name)

beforeEach(() => {
  sentNames.length = 0
  answerTo = arrived
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
})

const wrap = row({
  ref: { system: 'otmm', id: 'wrap', version: '3' },
  role: 'full-cover',
  name: 'Full cover',
})
const portrait = row({
  ref: { system: 'otmm', id: 'p', version: '1' },
  role: 'contributor-picture',
  name: 'Portrait',
})

async function openArchive({ select = false, mostDroppedBytes = 1e9 } = {}) {
  const backend = fakeBackend({
    titles: new Map([[workId, title({ rows: [wrap, portrait] })]]),
    plan: () => plan({ action: 'archive', gate: null }),
    start: () => run({ action: 'archive' }),
    mostDroppedBytes,
  })
  const { user } = openPanel(backend)
  if (select)
    await user.click(await screen.findByRole('checkbox', { name: 'Select all items shown' }))
  await user.click(await screen.findByRole('button', { name: /^Archive/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Archive deliverables' }))
  const planned = () => backend.asked.filter(({ path }) => path === '/plans')
  return { backend, user, dialog, planned, input: dialog.getByLabelText('choose files') }
}

describe('archiving deliverables', () => {
  test('chosen rows come chosen where they are deliverables, and are planned at once', async () => {
    const { dialog, planned } = await openArchive({ select: true })
    expect(dialog.getAllByRole('checkbox')).toHaveLength(1)
    expect(dialog.getByRole('checkbox', { name: /Full cover/ })).toHaveProperty('checked', true)
    await waitFor(() =>
      expect(planned().at(-1)?.body).toMatchObject({
        action: 'archive',
        input: { deliverables: [{ source: { kind: 'item', ref: wrap.ref }, role: 'full-cover' }] },
      }),
    )
    expect(dialog.getByRole('button', { name: 'Archive 1 file' })).toBeTruthy()
  })

  test('dropped files are sent one by one and planned when all have arrived', async () => {
    const { user, input, planned, dialog } = await openArchive()
    await user.upload(input, [file('interior.pdf'), file('book.epub')])
    await waitFor(() => expect(planned()).toHaveLength(1))
    expect(sentNames).toEqual(['interior.pdf', 'book.epub'])
    expect(planned()[0]?.body).toMatchObject({
      input: {
        deliverables: [
          { source: { kind: 'spool', id: 'spool-of-interior.pdf' }, role: 'interior-pdf' },
          { source: { kind: 'spool', id: 'spool-of-book.epub' }, role: 'epub' },
        ],
      },
    })
    await user.selectOptions(
      dialog.getByRole('combobox', { name: 'Kind of interior.pdf' }),
      'other',
    )
    await waitFor(() => expect(planned()).toHaveLength(2))
  })

  test('a file over the limit is not sent, and the others are', async () => {
    const { user, input, dialog } = await openArchive({ mostDroppedBytes: 40 })
    await user.upload(input, [file('huge.pdf', 50), file('small.pdf', 5)])
    expect(await dialog.findByText(/too large to be sent from here/)).toBeTruthy()
    expect(await dialog.findByText('Ready')).toBeTruthy()
    expect(sentNames).toEqual(['small.pdf'])
  })

  test('a refusal of the backend is shown in its words', async () => {
    answerTo = () => ({
      status: 413,
      body: new Refused(413, 'file-too-large', 'It has 5 GB.', 'At most 4 GB.').problem,
    })
    const { user, input, dialog } = await openArchive()
    await user.upload(input, [file('huge.pdf', 50)])
    expect(await dialog.findByText(/It has 5 GB\. At most 4 GB\./)).toBeTruthy()
  })

  test('an empty file is not sent', async () => {
    const { user, input, dialog } = await openArchive()
    await user.upload(input, [file('empty.pdf', 0)])
    expect(await dialog.findByText(/The file is empty/)).toBeTruthy()
    expect(sentNames).toEqual([])
  })

  test('a file that is taken out is thrown away at the backend too', async () => {
    const { user, input, dialog, backend } = await openArchive()
    await user.upload(input, [file('interior.pdf')])
    await dialog.findByText('Ready')
    await user.click(dialog.getByRole('button', { name: 'Remove interior.pdf' }))
    expect(backend.asked.at(-1)).toMatchObject({
      method: 'DELETE',
      path: '/spool/spool-of-interior.pdf',
    })
    expect(dialog.queryByText('interior.pdf')).toBeNull()
  })
})

test('the kind of a file is guessed from its name and type', () => {
  expect(guessRole('book.epub', '')).toBe('epub')
  expect(guessRole('salt_interior.pdf', 'application/pdf')).toBe('interior-pdf')
  expect(guessRole('cover_full.pdf', 'application/pdf')).toBe('full-cover')
  expect(guessRole('front.jpg', 'image/jpeg')).toBe('front-cover')
  expect(guessRole('jacket_wrap.tif', 'image/tiff')).toBe('full-cover')
  expect(guessRole('script.docx', '')).toBe('audio-script')
  expect(guessRole('chapter1.wav', 'audio/wav')).toBe('audio')
  expect(guessRole('notes.xyz', '')).toBe('other')
})
