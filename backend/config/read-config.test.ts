import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from './read-config.ts'
import { Secret, secretField } from './secret.ts'

const schema = z.strictObject({
  port: z.number(),
  system: z.strictObject({ key: secretField, url: z.url() }),
})

async function written(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'config-')), 'slipcase.yaml')
  await writeFile(file, text)
  return file
}

test('a good file is read, with secrets from where it says', async () => {
  process.env['TEST_KEY'] = 'tell nobody'
  const config = readConfig(
    await written('port: 80\nsystem:\n  key: env:TEST_KEY\n  url: https://x.example\n'),
    schema,
  )
  expect(config.system.key.reveal()).toBe('tell nobody')
})

test('every finding names its line and its field', async () => {
  const file = await written('port: eighty\nsystem:\n  key: hunter2\n  url: https://x.example\n')
  expect(() => readConfig(file, schema)).toThrow(
    /slipcase\.yaml:1: port: [\s\S]*slipcase\.yaml:3: system\.key: a secret is given as env:NAME/,
  )
  expect(() => readConfig(file, schema)).not.toThrow(/hunter2/)
})

test('a field that nobody knows is refused', async () => {
  process.env['TEST_KEY'] = 'x'
  const file = await written(
    'port: 80\nprot: 81\nsystem:\n  key: env:TEST_KEY\n  url: https://x.example\n',
  )
  expect(() => readConfig(file, schema)).toThrow(/prot/)
})

test('text that is not YAML is refused with its line', async () => {
  const file = await written('port: 80\nsystem: [unclosed\n')
  expect(() => readConfig(file, schema)).toThrow(/slipcase\.yaml:\d+: /)
})

test('a secret shows itself nowhere', () => {
  const secret = new Secret('hunter2')
  expect(JSON.stringify({ secret }) + inspect({ secret }) + String(secret)).not.toContain('hunter2')
})
