import { expect, test } from 'vitest'
import type { TitleView } from '#shared/api/titles.ts'
import type { Api } from '../api/api.ts'
import { unreachable } from '../api/api-problem.ts'
import { title } from '../testing/builders.ts'
import { createTitleStore } from './title-store.ts'

/** Only what the title store asks for; each answer waits until the test gives it. */
function heldApi() {
  const asked: { workId: number; answer: (view: TitleView) => void; fail: () => void }[] = []
  const read = (workId: number) =>
    new Promise<TitleView>((resolve, reject) => {
      asked.push({ workId, answer: resolve, fail: () => reject(unreachable()) })
    })
  return { asked, api: { title: read, refreshTitle: async () => null } as unknown as Api }
}

test('a late answer for the title before is dropped', async () => {
  const { asked, api } = heldApi()
  const store = createTitleStore(api)
  const first = store.getState().open(1)
  const second = store.getState().open(2)
  asked[1]?.answer(title({ workId: 2, title: 'Second' }))
  await second
  asked[0]?.answer(title({ workId: 1, title: 'First' }))
  await first
  expect(store.getState().view?.title).toBe('Second')
})

test('many wishes to read again become one more reading', async () => {
  const { asked, api } = heldApi()
  const store = createTitleStore(api)
  const opened = store.getState().open(1)
  void store.getState().reload()
  void store.getState().reload()
  asked[0]?.answer(title({ title: 'Before' }))
  await expect.poll(() => asked.length).toBe(2)
  asked[1]?.answer(title({ title: 'After' }))
  await opened
  expect(asked).toHaveLength(2)
  expect(store.getState().view?.title).toBe('After')
})

test('a failed reading leaves the view before it in place', async () => {
  const { asked, api } = heldApi()
  const store = createTitleStore(api)
  const opened = store.getState().open(1)
  asked[0]?.answer(title())
  await opened
  const again = store.getState().reload()
  asked[1]?.fail()
  await again
  expect(store.getState()).toMatchObject({ status: 'ready', problem: { code: 'unreachable' } })
  expect(store.getState().view).not.toBeNull()
})
