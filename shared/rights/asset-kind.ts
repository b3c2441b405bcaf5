import type { Role } from '../domain/role.ts'
import { layers, type Layer } from './evidence.ts'

/**
 * What an item is, as far as rights go. `content` is the book itself, `excerpt` a part of it; a
 * cover, a person's picture and promotional material stand beside it. A `document` never goes out.
 */
export type AssetKind = 'content' | 'excerpt' | 'cover' | 'person' | 'promotion' | 'document'

interface Nature {
  kind: AssetKind
  /** Does it hold somebody else's work, so that a licence has to be on record? */
  licensed: boolean
}

const natures: Record<Role, Nature> = {
  'front-cover': { kind: 'cover', licensed: true },
  'back-cover': { kind: 'cover', licensed: true },
  'cover-pack': { kind: 'cover', licensed: true },
  'full-cover': { kind: 'cover', licensed: true },
  spine: { kind: 'cover', licensed: true },
  'contributor-picture': { kind: 'person', licensed: true },
  'sample-content': { kind: 'excerpt', licensed: true },
  widget: { kind: 'excerpt', licensed: true },
  'audio-sample': { kind: 'excerpt', licensed: true },
  'press-kit': { kind: 'promotion', licensed: true },
  trailer: { kind: 'promotion', licensed: true },
  banner: { kind: 'promotion', licensed: true },
  audio: { kind: 'content', licensed: true },
  illustration: { kind: 'content', licensed: true },
  // The publisher's own production files rest on the agreement; a licence counts when one is recorded.
  'interior-pdf': { kind: 'content', licensed: false },
  epub: { kind: 'content', licensed: false },
  'audio-script': { kind: 'content', licensed: false },
  manuscript: { kind: 'content', licensed: false },
  'review-copy': { kind: 'content', licensed: false },
  'author-agreement': { kind: 'document', licensed: false },
  'contributor-contract': { kind: 'document', licensed: false },
  'royalty-statement': { kind: 'document', licensed: false },
  licence: { kind: 'document', licensed: false },
  // Nobody said what it is: the strictest reading.
  other: { kind: 'content', licensed: true },
}

export const kindOf = (role: Role): AssetKind => natures[role].kind

/** Documents are filed and read, never used outward; there is no clearance to give. */
export const goesOut = (role: Role): boolean => kindOf(role) !== 'document'

/** The layers without whose evidence an item in this role is never cleared. */
export function layersNeeded(role: Role): Layer[] {
  if (!goesOut(role)) return []
  return layers.filter((layer) => layer !== 'licence' || natures[role].licensed)
}
