import { SystemFailure } from '#shared/domain/failure.ts'

/** Characters of a node name (documented). */
export const longestName = 248

/** Refuses, before anything is sent, a name that Content Server does not take. */
export function requireDocumentName(name: string): void {
  const problem =
    name.trim() === ''
      ? 'is empty'
      : name.length > longestName
        ? `has ${name.length} characters; at most ${longestName} are possible`
        : name.includes(':')
          ? 'holds a colon'
          : null
  if (problem === null) return
  throw new SystemFailure('rejected', {
    system: 'content-server',
    operation: 'file a document',
    message: `Content Server cannot take the name "${name.slice(0, 60)}": it ${problem}`,
  })
}
