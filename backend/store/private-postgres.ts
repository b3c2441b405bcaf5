import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { PostgresPrograms } from './postgres-programs.ts'

export interface PrivatePostgres {
  url: string
  stop(): Promise<void>
}

const user = 'slipcase'

/**
 * A PostgreSQL of our own in `dataDir`, for when no DATABASE_URL is given. A server that a killed
 * process left behind is adopted.
 */
export async function startPrivatePostgres(dataDir: string): Promise<PrivatePostgres> {
  const root = resolve(dataDir)
  const databaseDir = join(root, 'postgres')
  const passwordFile = join(root, 'postgres-password')
  await mkdir(root, { recursive: true, mode: 0o755 })
  if (process.getuid?.() === 0) await refuseUntraversable(root)

  const password = await keptPassword(passwordFile)

  const programs = await PostgresPrograms.find()
  const stop = (): Promise<void> =>
    programs.run('pg_ctl', ['stop', '-D', databaseDir, '-m', 'fast', '-w', '-t', '20'])
  const adopted = await adopt(databaseDir, password)
  if (adopted) return { url: adopted, stop }

  const port = await freePort()
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) {
    await createCluster(programs, databaseDir, password)
  }
  const settings = {
    listen_addresses: '127.0.0.1',
    max_connections: '300',
    unix_socket_directories: '',
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  const log = join(databaseDir, 'server.log')
  // pg_ctl puts the server into a session of its own, so that Ctrl-C reaches us and not it.
  await programs.run('pg_ctl', [
    'start',
    '-D',
    databaseDir,
    '-w',
    '-l',
    log,
    '-o',
    [`-p ${port}`, ...flags].join(' '),
  ])
  await ensureDatabase(addressOf(port, password, 'postgres'))
  return { url: addressOf(port, password, user), stop }
}

async function createCluster(
  programs: PostgresPrograms,
  databaseDir: string,
  password: string,
): Promise<void> {
  await mkdir(databaseDir, { recursive: true, mode: 0o700 })
  const passwordFile = join(databaseDir, '..', `initial-${randomBytes(6).toString('hex')}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (programs.user) {
    await chown(databaseDir, programs.user.uid, programs.user.gid)
    await chown(passwordFile, programs.user.uid, programs.user.gid)
  }
  try {
    await programs.run('initdb', [
      '-D',
      databaseDir,
      '-U',
      user,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ])
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** The address of a server that is still running on these files; null when there is none. */
async function adopt(databaseDir: string, password: string): Promise<string | null> {
  const lines = await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => null,
  )
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])]
  if (!pid || !port) return null
  const url = addressOf(port, password, user)
  // After a kill it may still be recovering. When the process is gone PostgreSQL clears its lock itself.
  for (let tries = 0; tries < 50 && isAlive(pid); tries += 1) {
    if (await answers(url)) return url
    await sleep(200)
  }
  return null
}

async function keptPassword(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600 })
  await chmod(file, 0o600)
  return password
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [user])
  if (!rowCount) await client.query(`create database ${user}`)
  await client.end()
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const addressOf = (port: number, password: string, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`

/**
 * PostgreSQL refuses to run as root, so another user runs it, and that user must be able to walk to
 * its files. initdb would otherwise die with an error that names neither folder nor reason.
 */
async function refuseUntraversable(folder: string): Promise<void> {
  for (let current = folder; current !== dirname(current); current = dirname(current)) {
    const { mode } = await stat(current)
    if (!(mode & 0o001)) {
      throw new Error(
        `PostgreSQL runs as another user, which may not enter ${current}. Allow it (chmod o+x ${current}) or set DATABASE_URL.`,
      )
    }
  }
}
