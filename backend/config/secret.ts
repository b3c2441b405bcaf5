import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { z } from 'zod'

/** A secret that does not show itself: not in JSON, not in logs, not in error messages. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  /** The plain text, for the one place that sends it. */
  reveal(): string {
    return this.#value
  }
  toJSON(): string {
    return '[secret]'
  }
  toString(): string {
    return '[secret]'
  }
  [inspect.custom](): string {
    return '[secret]'
  }
}

/**
 * A secret in a configuration file: never the text itself but where to read it, `env:NAME` or
 * `file:/path`. Code that has the text already (the sandbox, tests) passes a `Secret`.
 */
export const secretField = z.union([
  z.instanceof(Secret),
  z.string().transform((reference, context) => {
    const separator = reference.indexOf(':')
    const [scheme, place] = [reference.slice(0, separator), reference.slice(separator + 1)]
    if (scheme === 'env' && process.env[place]) return new Secret(process.env[place])
    if (scheme === 'env') return refuse(context, `the environment variable ${place} is not set`)
    if (scheme !== 'file')
      return refuse(context, 'a secret is given as env:NAME or file:/path, never as text')
    try {
      return new Secret(readFileSync(place, 'utf8').trimEnd())
    } catch {
      return refuse(context, `the file ${place} cannot be read`)
    }
  }),
])

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
