import { fromKysely, PgBoss } from 'pg-boss'
import type { Transaction } from 'kysely'
import type { Tables } from './schema.ts'

/** Short steps and transfers never wait for each other. */
const queues = { step: 'write-step', transfer: 'write-transfer' } as const

/** What a job is about; a write that moves bytes goes among the transfers. */
export interface WriteToDo {
  id: string
  total_bytes: number | null
}

export interface Jobs {
  /** Sent in the caller's transaction: the job exists exactly when the state change does. */
  send(tx: Transaction<Tables>, write: WriteToDo, startAfter?: Date): Promise<void>
  work(handle: (writeId: string, signal: AbortSignal) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

export async function startJobs(
  connectionString: string,
  onError: (error: Error) => void,
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString,
    schema: 'jobs',
    useListenNotify: true,
    // Another process has to take over within 30 seconds.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    max: 10,
  })
  boss.on('error', onError)
  await boss.start()
  for (const name of Object.values(queues)) {
    const options = {
      notify: true,
      heartbeatSeconds: 10,
      retryLimit: 100,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 30,
      expireInSeconds: 23 * 3600,
      deleteAfterSeconds: 3600,
    }
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  return {
    async send(tx, write, startAfter) {
      const queue = write.total_bytes === null ? queues.step : queues.transfer
      const after = startAfter ? { startAfter } : {}
      await boss.send(queue, { writeId: write.id }, { db: fromKysely(tx), ...after })
    },
    async work(handle) {
      const handler = async (
        jobs: { data: { writeId: string }; signal: AbortSignal }[],
      ): Promise<void> => {
        for (const job of jobs) await handle(job.data.writeId, job.signal)
      }
      // Delayed jobs are not announced when their time comes, so the backstop polls briskly.
      const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 }
      await boss.work<{ writeId: string }>(
        queues.step,
        { ...polling, localConcurrency: 8 },
        handler,
      )
      await boss.work<{ writeId: string }>(
        queues.transfer,
        { ...polling, localConcurrency: 4 },
        handler,
      )
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
