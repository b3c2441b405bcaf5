import { randomBytes, randomInt, randomUUID } from 'node:crypto'

export interface Session {
  id: number
  loginName: string
  digest: string
  cookie: string
}

/** Who may sign in, and who has. Credentials are made for this run. */
export interface Accounts {
  /** Login name → password. */
  passwords: Map<string, string>
  /** Client of OTMM's own OAuth and of OTDS. */
  clientId: string
  clientSecret: string
  /** OTDS's name for this OTMM; tickets are made for it. */
  resourceId: string
  sessions: Session[]
  /** Access token → login name. */
  tokens: Map<string, string>
  /** OTDS ticket → login name; `forResource` ones are accepted by OTMM. */
  tickets: Map<string, { loginName: string; forResource: boolean }>
  openSession(loginName: string): Session
  issueToken(loginName: string): string
  issueTicket(loginName: string, forResource: boolean): string
  /** Ends every session, token and ticket, as a time-out or restart does. */
  expireAll(): void
}

export const serviceLogin = 'slipcase.svc'
export const colleagueLogin = 'ajones'

export function createAccounts(): Accounts {
  const accounts: Accounts = {
    passwords: new Map([
      [serviceLogin, secret()],
      [colleagueLogin, secret()],
    ]),
    clientId: 'slipcase',
    clientSecret: secret(),
    resourceId: randomUUID(),
    sessions: [],
    tokens: new Map(),
    tickets: new Map(),
    openSession(loginName) {
      const session = {
        id: randomInt(100_000_000, 999_999_999),
        loginName,
        digest: randomBytes(20).toString('hex'),
        cookie: `${randomBytes(16).toString('hex').toUpperCase()}.node1`,
      }
      accounts.sessions.push(session)
      return session
    },
    issueToken(loginName) {
      const token = secret()
      accounts.tokens.set(token, loginName)
      return token
    },
    issueTicket(loginName, forResource) {
      const ticket = `*OTDSSSO*${secret()}*`
      accounts.tickets.set(ticket, { loginName, forResource })
      return ticket
    },
    expireAll() {
      accounts.sessions.length = 0
      accounts.tokens.clear()
      accounts.tickets.clear()
    },
  }
  return accounts
}

const secret = (): string => randomBytes(18).toString('base64url')
