import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret } from './secret.ts'

/** The key that signs sign-ins and addresses, made once and kept where only the owner can read it. */
export async function keptSigningKey(dataDir: string): Promise<Secret> {
  const file = join(dataDir, 'signing-key')
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept) return new Secret(kept.trim())
  const key = randomBytes(48).toString('base64url')
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, key, { mode: 0o600 })
  return new Secret(key)
}
