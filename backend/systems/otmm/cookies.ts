import type { OutboundAnswer } from '../outbound.ts'

/** The cookies of one server: the session's, and those by which a load balancer finds our node. */
export interface Cookies {
  header(): Record<string, string>
  adopt(answer: OutboundAnswer): void
  clear(): void
}

export function createCookies(): Cookies {
  const held = new Map<string, string>()
  return {
    header(): Record<string, string> {
      if (held.size === 0) return {}
      return { cookie: [...held].map(([name, value]) => `${name}=${value}`).join('; ') }
    },
    adopt(answer) {
      // A refusal comes with a new anonymous session (Tomcat's habit, inferred). Adopting it late
      // would overwrite the good session that another call has just renewed.
      if (answer.status === 401) return
      const sent = answer.headers['set-cookie'] ?? []
      for (const line of Array.isArray(sent) ? sent : [sent]) {
        const [pair = '', ...attributes] = line.split(';')
        const name = pair.slice(0, pair.indexOf('=')).trim()
        if (!pair.includes('=') || name === '') continue
        if (attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute)))
          held.delete(name)
        else held.set(name, pair.slice(pair.indexOf('=') + 1).trim())
      }
    },
    clear: () => held.clear(),
  }
}
