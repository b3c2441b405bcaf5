import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TitleView } from '#shared/api/titles.ts'

const root = resolve(import.meta.dirname, '../..')
let dataDir: string
const children: ChildProcess[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'slipcase-start-'))
  await chmod(dataDir, 0o755)
})
afterAll(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  const postgres = await databaseProcess()
  if (postgres) process.kill(postgres, 'SIGINT')
  await sleep(500)
  await rm(dataDir, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  titlePage: string
  backend: string
  readyAfterMs: number
}

async function start(): Promise<Started> {
  const startedAt = Date.now()
  const child = spawn(process.execPath, ['backend/main.ts', '--port', '0'], {
    cwd: root,
    env: { ...process.env, SLIPCASE_DATA: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let [said, complaint] = ['', '']
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()))
  const titlePage = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const address = /ready: (\S+)\n/.exec(said)?.[1]
      if (address) done(address)
    })
    child.once('close', (code) =>
      fail(new Error(`it ended with ${code} before it was ready: ${complaint}`)),
    )
  })
  const page = await (await fetch(titlePage)).text()
  const backend = new URL(/src="(http[^"]+\/panel\/[^"]*)"/.exec(page)![1]!).origin
  return { child, titlePage, backend, readyAfterMs: Date.now() - startedAt }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => child.once('close', done))

async function databaseProcess(): Promise<number | null> {
  const pid = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').then(
    (text) => Number(text.split('\n')[0]),
    () => null,
  )
  try {
    if (pid) process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

async function titleOf({ backend, titlePage }: Started): Promise<TitleView> {
  const signedIn = await fetch(`${backend}/session/sandbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"role":"editor"}',
  })
  const { token } = (await signedIn.json()) as { token: string }
  const answer = await fetch(`${backend}/titles/${titlePage.split('/').at(-1)}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return (await answer.json()) as TitleView
}

test(
  'one command starts everything, Ctrl-C ends everything, and a second start finds the data of the first',
  { timeout: 60_000 },
  async () => {
    const first = await start()
    expect((await fetch(first.titlePage)).status).toBe(200)
    expect((await titleOf(first)).title).toBe('The Salt Almanac')
    await sleep(1500)
    // npm passes the terminal's Ctrl-C on to us once more.
    first.child.kill('SIGINT')
    first.child.kill('SIGINT')
    expect(await ended(first.child)).toBe(0)
    expect(await databaseProcess()).toBeNull()
    await expect(fetch(first.titlePage)).rejects.toThrow('fetch failed')

    const second = await start()
    // Rows of the first start are there before any system has been asked again.
    expect((await titleOf(second)).rows.length).toBeGreaterThan(3)
    second.child.kill('SIGTERM')
    expect(await ended(second.child)).toBe(0)
  },
)

test(
  'a start after kill -9 works, and adopts the database that was left behind',
  { timeout: 60_000 },
  async () => {
    const first = await start()
    const before = await databaseProcess()
    first.child.kill('SIGKILL')
    await ended(first.child)
    const second = await start()
    expect((await titleOf(second)).title).toBe('The Salt Almanac')
    expect(await databaseProcess()).toBe(before)
    second.child.kill('SIGINT')
    expect(await ended(second.child)).toBe(0)
    expect(await databaseProcess()).toBeNull()
  },
)
