import { expect, test } from 'vitest'
import { backendAddress } from './backend-address.ts'

test.each([
  ['https://slipcase.example.org', 'https://slipcase.example.org'],
  [' https://Slipcase.Example.org:8443/ ', 'https://slipcase.example.org:8443'],
  ['slipcase.example.org', 'https://slipcase.example.org'],
  ['http://localhost:4100', 'http://localhost:4100'],
  ['http://127.0.0.1:4100/', 'http://127.0.0.1:4100'],
])('%s is the origin %s', (typed, origin) => {
  expect(backendAddress(typed)).toEqual({ kind: 'origin', origin })
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['not an address', 'not-an-address'],
  ['https://', 'not-an-address'],
  ['http://slipcase.example.org', 'not-safe'],
  ['http://127.0.0.1.example.org', 'not-safe'],
  ['javascript://x', 'not-safe'],
  ['ftp://slipcase.example.org', 'not-safe'],
  ['https://slipcase.example.org/panel', 'not-only-an-origin'],
  ['https://slipcase.example.org/?a=1', 'not-only-an-origin'],
  ['https://ann:secret@slipcase.example.org', 'not-only-an-origin'],
])('%s is refused: %s', (typed, why) => {
  expect(backendAddress(typed)).toEqual({ kind: 'refused', why })
})
