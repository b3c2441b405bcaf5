import type { ClearanceAnswer, ClearanceRequest } from '#shared/api/clearance.ts'
import type { LiveMessage } from '#shared/api/live.ts'
import type { ActivityEntry, PlanRequest, PlanView, RunView } from '#shared/api/runs.ts'
import type { Problem } from '#shared/api/session.ts'
import type { Candidates, SystemState, TitleView } from '#shared/api/titles.ts'
import type { PersonRole } from '#shared/domain/principal.ts'
import { answer, plan, run, system, title } from './builders.ts'

export interface Asked {
  method: string
  path: string
  body: unknown
  headers: Headers
}

/** A refusal, as the backend words it. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(status: number, code: string, detail: string, nextStep: string | null = null) {
    super(detail)
    const type = `https://slipcase.example/problems/${code}`
    this.problem = { type, title: detail, status, detail, code, nextStep, requestId: 'req-1' }
  }
}

/** An in-memory backend: set what it answers, read what it was asked. */
export interface FakeBackend {
  sandbox: boolean
  mostDroppedBytes: number
  role: PersonRole | null
  titles: Map<number, TitleView>
  candidates: Candidates['candidates']
  systems: SystemState[]
  runs: RunView[]
  entries: ActivityEntry[]
  clearance(request: ClearanceRequest): ClearanceAnswer
  plan(request: PlanRequest): PlanView
  start(request: PlanRequest, planHash: string): RunView
  /** Called before every answer: may wait, or throw `Refused`. */
  before(asked: Asked): Promise<void>
  asked: Asked[]
  push(message: LiveMessage): void
  fetch: typeof fetch
}

export function fakeBackend(change: Partial<FakeBackend> = {}): FakeBackend {
  const streams = new Set<ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>()
  const encoder = new TextEncoder()

  const backend: FakeBackend = {
    sandbox: true,
    mostDroppedBytes: 4_000_000_000,
    role: 'editor',
    titles: new Map([[title().workId, title()]]),
    candidates: [],
    systems: [system()],
    runs: [],
    entries: [],
    clearance: () => answer(),
    plan: () => plan(),
    start: () => run(),
    before: async () => undefined,
    asked: [],
    push(message) {
      for (const stream of streams) {
        stream.enqueue(encoder.encode(`id: 1\ndata: ${JSON.stringify(message)}\n\n`))
      }
    },
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input)
      const asked: Asked = {
        method: init?.method ?? 'GET',
        path: url.pathname + url.search,
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
        headers: new Headers(init?.headers),
      }
      backend.asked.push(asked)
      try {
        await backend.before(asked)
        return respond(asked, url, init?.signal ?? null)
      } catch (reason) {
        if (!(reason instanceof Refused)) throw reason
        return Response.json(reason.problem, { status: reason.problem.status })
      }
    },
    ...change,
  }

  const respond = ({ method, body, headers }: Asked, url: URL, signal: AbortSignal | null) => {
    const [, part, id, rest] = url.pathname.split('/')
    if (part === 'health') return Response.json({ name: 'slipcase', sandbox: backend.sandbox })
    if (part === 'session' && id === 'sandbox') {
      backend.role = (body as { role: PersonRole }).role
      return Response.json({ token: `token-of-${backend.role}`, expiresAt: '2099-01-01T00:00:00Z' })
    }
    if (!headers.has('authorization') || backend.role === null) {
      throw new Refused(401, 'sign-in-required', 'You are not signed in.', 'Sign in again.')
    }
    if (part === 'session') {
      const { role, sandbox } = backend
      return Response.json({
        name: `A ${role}`,
        roles: [role],
        sandbox,
        publisher: null,
        mostDroppedBytes: backend.mostDroppedBytes,
      })
    }
    if (part === 'events') return openStream(signal)
    if (part === 'plans') return Response.json(backend.plan(body as PlanRequest))
    if (part === 'runs' && id === undefined) {
      const { plan: wish, planHash } = body as { plan: PlanRequest; planHash: string }
      const started = backend.start(wish, planHash)
      backend.runs = [started, ...backend.runs]
      return Response.json(started, { status: 201 })
    }
    if (part === 'runs') {
      return Response.json(backend.runs.find((held) => held.runId === id))
    }
    if (part === 'spool') return new Response(null, { status: 204 })
    if (rest === 'refresh') return Response.json({ refreshing: true }, { status: 202 })
    if (rest === 'candidates') {
      const words = url.searchParams.get('words') ?? ''
      const candidates = backend.candidates.filter(({ row }) => row.name.includes(words))
      return Response.json({ candidates, systems: backend.systems })
    }
    if (rest === 'clearance') return Response.json(backend.clearance(body as ClearanceRequest))
    if (rest === 'runs') return Response.json({ runs: backend.runs })
    if (rest === 'activity') return Response.json({ entries: backend.entries })
    const view = backend.titles.get(Number(id))
    if (part === 'titles' && method === 'GET' && view) return Response.json(view)
    throw new Refused(404, 'not-found', 'There is nothing at this address.')
  }

  const openStream = (signal: AbortSignal | null): Response => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(stream) {
        streams.add(stream)
        signal?.addEventListener('abort', () => {
          if (streams.delete(stream)) stream.close()
        })
      },
      cancel: () => undefined,
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  return backend
}
