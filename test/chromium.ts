import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium']

/** The Chromium to test with: CHROMIUM_PATH, or where Debian and Ubuntu put it. */
export const findChromium = (): string | null =>
  [process.env['CHROMIUM_PATH'], ...known].find((path) => path !== undefined && existsSync(path)) ??
  null

/** How Chromium is started for tests: no calls home, and without its sandbox only where root runs it. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Installs Debian's Chromium where that can be done; otherwise ends with one line that says what to do. */
function ensureChromium(): void {
  if (findChromium()) return
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  try {
    if (!canInstall) throw new Error('not root, or no apt-get')
    process.stdout.write('No Chromium found; installing Debian’s chromium …\n')
    execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    execFileSync(
      'apt-get',
      ['install', '-qy', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      { stdio: 'ignore' },
    )
  } catch {
    // Said below, in one line.
  }
  if (findChromium()) return
  process.stderr.write(
    'The end-to-end tests need Chromium: install the package "chromium" or set CHROMIUM_PATH to its program.\n',
  )
  process.exit(1)
}

if (import.meta.main) ensureChromium()
