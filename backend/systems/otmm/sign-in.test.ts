import { expect, test } from 'vitest'
import { SystemFailure } from '#shared/domain/failure.ts'
import { createSignIn } from './sign-in.ts'

const signal = AbortSignal.timeout(10_000)
const refusal = (kind: 'sign-in-required' | 'unavailable') =>
  new SystemFailure(kind, { system: 'otmm', operation: 'sign-in', message: 'no' })

test('renews only when the refused proof is still the one in use', async () => {
  let made = 0
  const signIn = createSignIn(async () => ({ otmmauthtoken: `digest ${++made}` }))
  const first = await signIn.proof(signal)
  const second = await signIn.renew(first, signal)
  // a slower call comes back with the refusal of the first proof
  expect(await signIn.renew(first, signal)).toBe(second)
  expect(made).toBe(2)
})

test('after a refusal it waits half a minute before asking again', async () => {
  let [time, asked] = [0, 0]
  const signIn = createSignIn(
    () => {
      asked += 1
      return Promise.reject(refusal('sign-in-required'))
    },
    () => time,
  )
  for (const at of [0, 29_999, 30_000, 59_999]) {
    time = at
    await expect(signIn.proof(signal)).rejects.toMatchObject({ kind: 'sign-in-required' })
  }
  expect(asked).toBe(2)
})

test('a server that was away is asked again at once', async () => {
  let asked = 0
  const signIn = createSignIn(async () => {
    asked += 1
    if (asked === 1) throw refusal('unavailable')
    return { authorization: 'Bearer x' }
  })
  await expect(signIn.proof(signal)).rejects.toMatchObject({ kind: 'unavailable' })
  expect(await signIn.proof(signal)).toEqual({ authorization: 'Bearer x' })
})
