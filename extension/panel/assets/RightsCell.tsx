import type { RightsStatus } from '#shared/api/titles.ts'
import { Status } from '../parts/Status.tsx'
import { verdictLooks } from '../parts/verdict-looks.ts'
import { rightsWhy, rightsWord } from './rights-words.ts'

export function RightsCell({ rights }: { rights: RightsStatus }) {
  const why = rightsWhy(rights)
  return (
    <>
      <Status {...verdictLooks[rights.verdict]}>{rightsWord(rights)}</Status>
      {why !== null && (
        <span className="why line" title={why}>
          {why}
        </span>
      )}
    </>
  )
}
