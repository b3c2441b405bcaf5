import { createStore } from 'zustand/vanilla'
import type { Session } from '#shared/api/session.ts'
import type { PersonRole } from '#shared/domain/principal.ts'
import type { Api } from '../api/api.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'
import type { Host } from '../host/host.ts'

export interface SessionState {
  status: 'starting' | 'signed-out' | 'signing-in' | 'signed-in' | 'failed'
  /** Who is signed in; kept after the session ran out, so that the page can say whose it was. */
  session: Session | null
  sandbox: boolean
  /** The session ended while the panel was in use. */
  expired: boolean
  problem: ApiProblem | null
  start: () => Promise<void>
  signIn: (role: PersonRole) => Promise<void>
  /** The backend refused the token. */
  end: () => void
}

/** `token` is the one place where the token is held; requests read it from there. */
export function createSessionStore(api: Api, host: Host, token: { value: string | null }) {
  return createStore<SessionState>((set, get) => ({
    status: 'starting',
    session: null,
    sandbox: false,
    expired: false,
    problem: null,

    async start() {
      set({ status: 'starting', problem: null })
      try {
        token.value = await host.readToken()
        if (token.value === null) {
          const { sandbox } = await api.health()
          set({ status: 'signed-out', sandbox })
          return
        }
        const session = await api.session()
        set({ status: 'signed-in', session, sandbox: session.sandbox, expired: false })
      } catch (reason) {
        if (asProblem(reason).status !== 401) {
          set({ status: 'failed', problem: asProblem(reason) })
          return
        }
        const sandbox = await api.health().then(
          (health) => health.sandbox,
          () => false,
        )
        set({ status: 'signed-out', sandbox })
      }
    },

    async signIn(role) {
      const before = get().status
      set({ status: 'signing-in', problem: null })
      try {
        const { token: given } = await api.signInToSandbox(role)
        token.value = given
        await host.keepToken(given)
        const session = await api.session()
        set({ status: 'signed-in', session, sandbox: session.sandbox, expired: false })
      } catch (reason) {
        set({
          status: before === 'signed-in' ? 'signed-in' : 'signed-out',
          problem: asProblem(reason),
        })
      }
    },

    end() {
      token.value = null
      void host.keepToken(null)
      if (get().status === 'signed-in') set({ status: 'signed-out', expired: true })
    },
  }))
}
export type SessionStore = ReturnType<typeof createSessionStore>
