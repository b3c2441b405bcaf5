import { spawn } from 'node:child_process'

/** Builds the panel by the public command, for the very first start. */
export function buildPanel(root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn('npm', ['run', '--silent', 'build'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    build.stderr.on('data', (part: Buffer) => (said += part.toString()))
    build.once('error', reject)
    build.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `the panel could not be built (npm run build): ${said.trim().split('\n').slice(-3).join(' ')}`,
            ),
          ),
    )
  })
}
