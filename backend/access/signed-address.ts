import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Secret } from '#backend/config/secret.ts'

const payload = z.object({
  s: z.string(),
  i: z.string(),
  v: z.string(),
  p: z.string(),
  e: z.number(),
})

export interface SignedAddresses {
  /** Path of a thumbnail, good for one person, one object version and some minutes. */
  thumbnail(ref: { system: string; id: string; version: string }, personId: string): string
  /** What the path stands for; null when it was altered or has expired. */
  read(
    token: string,
  ): { ref: { system: string; id: string; version: string }; personId: string } | null
}

const lifeMs = 10 * 60_000
/** Addresses change only this often, so that a browser's cache is of use between two readings of a title. */
const stepMs = 5 * 60_000

export function createSignedAddresses(secret: Secret): SignedAddresses {
  const mac = (text: string): Buffer =>
    createHmac('sha256', secret.reveal()).update(`address:${text}`).digest()
  return {
    thumbnail(ref, personId) {
      const expires = Math.ceil((Date.now() + lifeMs) / stepMs) * stepMs
      const text = Buffer.from(
        JSON.stringify({ s: ref.system, i: ref.id, v: ref.version, p: personId, e: expires }),
      ).toString('base64url')
      return `/thumbnails/${text}.${mac(text).toString('base64url')}`
    },
    read(token) {
      const [text = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = mac(text)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      const { s, i, v, p, e } = payload.parse(
        JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
      )
      return e > Date.now() ? { ref: { system: s, id: i, version: v }, personId: p } : null
    },
  }
}
