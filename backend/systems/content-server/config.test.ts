import { expect, test } from 'vitest'
import { contentServerConfig, wordOfRole } from './config.ts'

const least = {
  baseUrl: 'https://ecm.example.com',
  signIn: { kind: 'password', username: 'svc', password: 'env:PATH' },
  workspace: { externalSystem: 'CONSONANCE', objectType: 'TITLE', typeId: 12, templateId: 7210 },
  publishing: {
    category: 7100,
    attributes: {
      isbn: 2,
      workId: 3,
      role: '20_1_4',
      documentClass: 5,
      origin: 10,
      sha256: 11,
      reference: 12,
      filedVersion: 13,
      recordNumber: 14,
    },
    documentClasses: { open: ['Open'] },
  },
}

test('what is not configured is unknown: restricted, unapproved, without rights or records', () => {
  const config = contentServerConfig.parse(least)
  expect(config).toMatchObject({
    basePath: '/otcs/cs.exe',
    rights: null,
    agreements: null,
    records: null,
    publishing: {
      attributes: { isbn: '2', role: '20_1_4', approval: null },
      documentClasses: { contract: [], otherwise: 'contract' },
      approvalWords: { approved: [] },
    },
  })
  expect(wordOfRole(config, 'epub')).toBe('epub')
})

test('refuses a password as text, an unknown option and an attribute that cannot be', () => {
  const refused = (change: object) =>
    contentServerConfig.safeParse({ ...least, ...change }).error?.issues.map(({ path }) => path[0])
  expect(refused({ signIn: { ...least.signIn, password: 'hunter2' } })).toEqual(['signIn'])
  expect(refused({ baseURL: 'https://ecm.example.com' })).toEqual([undefined])
  const attributes = { ...least.publishing.attributes, isbn: 'ISBN' }
  expect(refused({ publishing: { ...least.publishing, attributes } })).toEqual(['publishing'])
})
