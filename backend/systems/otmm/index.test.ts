import { expect, test } from 'vitest'
import { otmm } from './index.ts'
import { asked, givenOtmm } from '#test/given-otmm.ts'

test('the check passes on the sandbox, and names what is not mapped there', async () => {
  const { connect } = await givenOtmm()
  const findings = await connect().check(asked())
  expect(findings).toEqual([
    {
      severity: 'information',
      text: '"Agreed before 2015" (LEGACY) of PUB.DOMAIN.APPROVAL is not mapped: an asset with it is never approved.',
    },
    {
      severity: 'information',
      text: '"Restricted" (1) of PUB.DOMAIN.RIGHTS is not mapped: an asset with it is never cleared.',
    },
  ])
})

test('the check names misspelt fields, words and domains with what follows', async () => {
  const { connect, config } = await givenOtmm()
  const connection = connect({
    fields: {
      ...config.fields,
      isbns: [{ table: 'PUB.TABLE.TITLES', field: 'PUB.COLUMN.ISNB' }],
      embargo: { table: null, field: 'PUB.FIELD.EMBARGO' },
      rightsStatus: null,
    },
    words: { ...config.words, approval: { OK: 'approved' } },
    domains: { ...config.domains, formats: 'PUB.DOMAIN.NONE' },
    licences: { channels: null, purposes: 'any', exhaustive: true },
  })
  const texts = (await connection.check(asked())).map(
    (finding) => `${finding.severity}: ${finding.text}`,
  )
  expect(texts).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^error: OTMM does not know the field PUB\.COLUMN\.ISNB/),
      expect.stringMatching(/^warning: OTMM cannot search the field PUB\.FIELD\.EMBARGO,/),
      expect.stringMatching(/^warning: No rights status field is mapped/),
      expect.stringMatching(/^warning: "OK" is mapped for approval/),
      expect.stringMatching(/^warning: OTMM has no lookup domain PUB\.DOMAIN\.NONE/),
      expect.stringMatching(/^warning: Which channels the licences in OTMM cover/),
    ]),
  )
})

test('a configuration needs an address and credentials by reference; the rest has defaults', () => {
  const signIn = { kind: 'session', username: 'svc', password: 'env:PATH' }
  const parsed = otmm.config.parse({ baseUrl: 'https://dam.example/', signIn })
  expect(parsed).toMatchObject({ baseUrl: 'https://dam.example', apiVersion: 'v6' })
  expect(JSON.stringify(parsed)).not.toContain(process.env['PATH'])
  const plain = { ...signIn, password: 'hunter2' }
  expect(otmm.config.safeParse({ baseUrl: 'https://dam.example', signIn: plain }).success).toBe(
    false,
  )
  const bare = otmm.config.parse({ baseUrl: 'https://dam.example', signIn })
  expect(bare.licences).toEqual({ channels: null, purposes: null, exhaustive: false })
})
