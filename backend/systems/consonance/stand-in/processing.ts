import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import type { WorldContent } from '#backend/sandbox/world.ts'
import type { KeptFiles } from '#backend/systems/kept-files.ts'
import { type ConsonanceState, type HeldResource, markChanged } from './state.ts'

export interface Processing {
  /** Fetches the image in the background, as Consonance's delayed job does. */
  begin(resource: HeldResource): void
  /**
   * Runs the jobs again that a restart interrupted, as a job queue does. They wait a while for the
   * address that they fetch from, whose server may be starting too.
   */
  resume(): void
  /** Leaves what is in processing as it is. */
  close(): void
}

export interface ProcessingOptions {
  fetch: typeof fetch
  /** Where to keep the bytes; null: in memory. */
  files: KeptFiles | null
}

const patienceAfterRestartMs = 30_000

/** Fetches from loopback only, whatever address it is given. */
export function createProcessing(
  state: ConsonanceState,
  { fetch: fetchImage, files }: ProcessingOptions,
): Processing {
  const closing = new AbortController()
  const { signal } = closing

  async function run(resource: HeldResource, patienceMs: number): Promise<void> {
    try {
      const url = loopbackUrl(resource.imageRemoteUrl ?? '')
      const bytes = await fetchBytes(url, patienceMs)
      const content = await jpegContent(url, bytes)
      await sleep(state.processingDelayMs, undefined, { signal })
      const file = files && (await files.put([bytes]))
      signal.throwIfAborted()
      Object.assign(resource, { content, file, filename: content.fileName })
      resource.delayedJobStatus = 'completed'
    } catch {
      if (signal.aborted) return
      // A job that failed shows in its status only, as in the real system.
      resource.delayedJobStatus = 'failed'
    }
    resource.isProcessing = false
    markChanged(state, resource)
  }

  async function fetchBytes(url: URL, patienceMs: number): Promise<Buffer> {
    const answer = await answerFrom(url, Date.now() + patienceMs)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    return bytes
  }

  async function answerFrom(url: URL, until: number): Promise<Response> {
    for (;;)
      try {
        return await fetchImage(url, { signal, redirect: 'error' })
      } catch (cause) {
        if (signal.aborted || Date.now() >= until) throw cause
        await sleep(200, undefined, { signal })
      }
  }

  function begin(resource: HeldResource, patienceMs: number): void {
    Object.assign(resource, { isProcessing: true, delayedJobStatus: 'queued' })
    markChanged(state, resource)
    void run(resource, patienceMs)
  }

  return {
    begin: (resource) => begin(resource, 0),
    resume() {
      for (const resource of state.resources.values())
        if (resource.isProcessing) begin(resource, patienceAfterRestartMs)
    },
    close: () => closing.abort(),
  }
}

function loopbackUrl(address: string): URL {
  const url = new URL(address)
  if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return url
  throw new Error(`${url.hostname} is not this machine`)
}

async function jpegContent(url: URL, bytes: Buffer): Promise<WorldContent> {
  const { format, width, height } = await sharp(bytes).metadata()
  if (format !== 'jpeg') throw new Error(`${format} is not JPEG`)
  return {
    fileName: decodeURIComponent(url.pathname.split('/').at(-1) ?? ''),
    mediaType: 'image/jpeg',
    width,
    height,
    durationSeconds: null,
    bytes: async () => bytes,
  }
}
