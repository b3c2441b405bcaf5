import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import type { WorldContent } from '#backend/sandbox/world.ts'
import type { ConsonanceState, HeldResource } from './state.ts'

export interface Processing {
  /** Fetches the image in the background, as Consonance's delayed job does. */
  begin(resource: HeldResource): void
  close(): void
}

/** Fetches from loopback only, whatever address it is given. */
export function createProcessing(state: ConsonanceState, fetchImage: typeof fetch): Processing {
  const closing = new AbortController()

  async function run(resource: HeldResource): Promise<void> {
    try {
      const content = await fetchJpeg(resource.imageRemoteUrl ?? '', fetchImage, closing.signal)
      await sleep(state.processingDelayMs, undefined, { signal: closing.signal })
      Object.assign(resource, { content, filename: content.fileName })
      resource.delayedJobStatus = 'completed'
    } catch {
      // A job that failed shows in its status only, as in the real system.
      resource.delayedJobStatus = 'failed'
    }
    resource.isProcessing = false
  }

  return {
    begin(resource) {
      Object.assign(resource, { isProcessing: true, delayedJobStatus: 'queued' })
      void run(resource)
    },
    close: () => closing.abort(),
  }
}

async function fetchJpeg(
  address: string,
  fetchImage: typeof fetch,
  signal: AbortSignal,
): Promise<WorldContent> {
  const url = new URL(address)
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    throw new Error(`${url.hostname} is not this machine`)
  const answer = await fetchImage(url, { signal, redirect: 'error' })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok) throw new Error(`status ${answer.status}`)
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
