import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { World } from '#backend/sandbox/world.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type {
  CallContext,
  FileDocument,
  Filing,
  Library,
  WriteContext,
} from '#backend/systems/port.ts'
import type { ContentServerConfig } from '#backend/systems/content-server/config.ts'
import { contentServer } from '#backend/systems/content-server/index.ts'
import { type ContentServerStandIn, start } from '#backend/systems/content-server/stand-in/index.ts'

/** For tests: the system connected to a stand-in of its own. */
export interface TestConnection {
  standIn: ContentServerStandIn
  library: Library
  filing: Filing
  /** A second connection, with another configuration. */
  connect: (change: Partial<ContentServerConfig>) => { library: Library; filing: Filing }
  check: () => Promise<string[]>
  /** How often the stand-in was asked for an operation. */
  asked: (operation: string) => number
  close: () => Promise<void>
}

export const person = (): CallContext => ({
  signal: AbortSignal.timeout(15_000),
  principal: null,
  urgency: 'person',
})

export async function connectTo(world: World): Promise<TestConnection> {
  const standIn = await start({ world, now: () => new Date('2026-11-21T09:00:00Z') })
  const open: { close(): Promise<void> }[] = [standIn]
  const connect = (change: Partial<ContentServerConfig>) => {
    const system = contentServer.connect(
      { ...standIn.config, ...change },
      { outbound: createOutbound, now: () => new Date('2026-11-21T09:00:00Z') },
    )
    open.push(system)
    const { library, filing } = system.can
    if (!library || !filing) throw new Error('a capability is missing')
    return { library, filing, system }
  }
  const { library, filing, system } = connect({})
  return {
    standIn,
    library,
    filing,
    connect,
    check: async () => (await system.check(person())).map(({ text }) => text),
    asked: (operation) => standIn.state.requests.get(operation) ?? 0,
    close: async () => {
      await Promise.all(open.map((part) => part.close()))
    },
  }
}

export const sha256Of = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** What the write kernel hands to an operation, with sources from memory. */
export function writing(
  reference: string,
  sources: Record<string, Buffer | string>,
): WriteContext & { opened: () => number } {
  let opened = 0
  return {
    ...person(),
    reference,
    opened: () => opened,
    async open(source) {
      opened += 1
      const bytes = Buffer.from(sources[source.kind === 'spool' ? source.id : source.ref.id] ?? '')
      return {
        stream: Readable.from(slices(bytes), { objectMode: false }),
        bytes: bytes.length,
        mediaType: 'application/pdf',
        offset: 0,
        etag: null,
        sha256: Promise.resolve(sha256Of(bytes)),
      }
    },
    publish: () => Promise.reject(new Error('nothing is published here')),
    fetched: async () => null,
  }
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536)
}

export const deliverable = (change: Partial<FileDocument> = {}): FileDocument => ({
  workspaceId: '0',
  workId: 50042,
  isbn: '9781402894626',
  role: 'interior-pdf',
  name: 'Interior.pdf',
  mediaType: 'application/pdf',
  bytes: 9,
  source: { kind: 'spool', id: 'first' },
  origin: 'otmm 123 v2',
  versionNote: 'Final files',
  ...change,
})
