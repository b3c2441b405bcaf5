import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Bynder's compact view, in the version that the goal was set with. Its licence allows no dependency
 * (the package says UNLICENSED), so it is fetched for the measurement alone and thrown away after it.
 */
const packed = '@bynder/compact-view@5.4.0'

const entry = `import { CompactView, Login, Modal } from '@bynder/compact-view'
globalThis.compactView = { CompactView, Login, Modal }
`

/** Gives the folder of a page that uses all of the compact view. */
export async function withCompactView<Result>(
  use: (root: string) => Promise<Result>,
): Promise<Result> {
  const root = await mkdtemp(join(tmpdir(), 'slipcase-compact-view-'))
  try {
    const home = join(root, 'node_modules/@bynder/compact-view')
    await mkdir(home, { recursive: true })
    const run = promisify(execFile)
    await run('npm', ['pack', packed, '--silent', '--pack-destination', root], { cwd: root })
    await run(
      'tar',
      ['-xzf', 'bynder-compact-view-5.4.0.tgz', '-C', home, '--strip-components=1'],
      {
        cwd: root,
      },
    )
    await writeFile(join(root, 'main.js'), entry)
    await writeFile(join(root, 'index.html'), '<script type="module" src="./main.js"></script>')
    return await use(root)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
