import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { OutboundAnswer } from '../outbound.ts'
import { createCookies } from './cookies.ts'

const answer = (status: number, ...cookies: string[]): OutboundAnswer => ({
  status,
  headers: { 'set-cookie': cookies },
  header: () => null,
  stream: Readable.from([]),
  bytes: null,
  text: async () => '',
  json: async () => null,
  discard: async () => {},
})

test('keeps every cookie by name, values with equal signs included, and the newest of each', () => {
  const cookies = createCookies()
  expect(cookies.header()).toEqual({})
  cookies.adopt(answer(200, 'JSESSIONID=A1.node1; Path=/otmmapi; HttpOnly', 'AWSALB=x=='))
  cookies.adopt(answer(404, 'AWSALB=y==; Expires=Thu, 26 Nov 2026 10:00:00 GMT'))
  expect(cookies.header()).toEqual({ cookie: 'JSESSIONID=A1.node1; AWSALB=y==' })
})

test('a refusal brings an anonymous session along, which does not replace ours', () => {
  const cookies = createCookies()
  cookies.adopt(answer(200, 'JSESSIONID=ours'))
  cookies.adopt(answer(401, 'JSESSIONID=anonymous'))
  expect(cookies.header()).toEqual({ cookie: 'JSESSIONID=ours' })
})

test('a cookie that is taken back is gone', () => {
  const cookies = createCookies()
  cookies.adopt(answer(200, 'A=1', 'B=2', 'nonsense'))
  cookies.adopt(answer(200, 'A=; Max-Age=0'))
  expect(cookies.header()).toEqual({ cookie: 'B=2' })
})
