import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { openDatabase } from '#backend/store/database.ts'
import { startJobs } from '#backend/store/jobs.ts'
import { startPrivatePostgres } from '#backend/store/private-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One PostgreSQL a run, with a template database that has the schema; each test file copies it. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'slipcase-test-'))
  await chmod(folder, 0o755)
  const server = await startPrivatePostgres(folder)
  await onServer(server.url, 'create database template_slipcase')
  const template = new URL(server.url)
  template.pathname = '/template_slipcase'
  const { close } = await openDatabase(template.href, () => {})
  const jobs = await startJobs(template.href, () => {})
  await jobs.stop()
  await close()
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
