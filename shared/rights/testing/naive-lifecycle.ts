import type { Day } from '../../domain/day.ts'
import type { Evidence } from '../evidence.ts'
import type { Question, Verdict } from '../verdict.ts'
import { flip, settle, since, until, type Tri } from './naive-verdict.ts'

/** The lifecycle layer of the second opinion, for covers, samples and the statuses and dates that tests draw. */
export function publishingOn(question: Question, evidence: Evidence, day: Day): Verdict {
  const { publishingStatus: status, dates } = evidence.product
  const isSample = evidence.item.role === 'audio-sample'
  const own = evidence.item.licences
    .filter(
      ({ effect, embargo }) =>
        effect === 'permit' && !['open', 'not-stated'].includes(embargo.kind),
    )
    .map(({ embargo }) => since(embargo, day))
  const denials: Tri[] = dates.map(({ role, bound }): Tri => {
    if (role === '01') return 0
    if (role === '02') return isSample ? flip(Math.max(since(bound, day), ...own) as Tri) : 0
    if (role === '10') return question.purpose === 'internal' ? 0 : flip(since(bound, day))
    if (role === '13') return isSample ? flip(until(bound, day)) : 0
    if (role === '28') return since(bound, day)
    return 1
  })
  if (status === '05' || status === '17' || (status === '07' && isSample)) denials.push(2)
  else if (status === '07' || status === '99') denials.push(1)
  return settle([
    ...denials.map((holds) => ({ effect: 'deny' as const, holds })),
    ...(status === '04' ? [{ effect: 'permit' as const, holds: 2 as Tri }] : []),
  ])
}
