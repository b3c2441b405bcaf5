import { z } from 'zod/mini'
import { personRoles } from '../domain/principal.ts'

/** Body of POST /session/sandbox: loopback and sandbox only. */
export const sandboxSignIn = z.object({ role: z.enum(personRoles) })

export const signedIn = z.object({ token: z.string(), expiresAt: z.string() })

/** Answer of GET /session. */
export const session = z.object({
  name: z.string(),
  roles: z.array(z.enum(personRoles)),
  sandbox: z.boolean(),
  publisher: z.nullable(z.string()),
  /** A larger file is refused; saying so beforehand spares its upload. */
  mostDroppedBytes: z.number(),
})
export type Session = z.infer<typeof session>

/** Answer of POST /spool?fileName=…&role=… (body: the bytes): a dropped file, kept encrypted until it is used or expires. */
export const spooled = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** What the bytes are, whatever the name says. */
  mediaType: z.string(),
  expiresAt: z.string(),
})
export type Spooled = z.infer<typeof spooled>

/** RFC 9457 problem details; every error answer has this form. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  /** Stable word for programs. */
  code: z.string(),
  /** What to do now, one sentence. */
  nextStep: z.nullable(z.string()),
  requestId: z.string(),
})
export type Problem = z.infer<typeof problem>
