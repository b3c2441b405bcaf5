import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Builds the panel and the extension, since a measure of an older build says nothing. Gives the panel's folder. */
export function builtPanel(): string {
  execFileSync(process.execPath, ['extension/build/build.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return resolve(root, 'dist/panel')
}
