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
export const secretField = z.unknown().transform((given, context): Secret => {
  if (given instanceof Secret) return given
  const [, scheme, place] = /^(env|file):(.+)$/s.exec(typeof given === 'string' ? given : '') ?? []
  if (!scheme || !place) {
    return refuse(context, 'a secret is given as env:NAME or file:/path, never as text')
  }
  if (scheme === 'env') {
    const value = process.env[place]
    return value
      ? new Secret(value)
      : refuse(context, `the environment variable ${place} is not set`)
  }
  try {
    return new Secret(readFileSync(place, 'utf8').trimEnd())
  } catch {
    return refuse(context, `the file ${place} cannot be read`)
  }
})

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
