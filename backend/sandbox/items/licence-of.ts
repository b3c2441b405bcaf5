import type { WorldLicence } from '../world.ts'
import { fullLicence } from './item.ts'
import { type Subject, monthsFrom } from './subject.ts'

/** Works whose assets carry full rights, so that a demonstration starts green. */
const shownFirst = 50_009

/** What a picture may be used for: mostly everything, sometimes less, as in life. */
export function licenceOf(subject: Subject): WorldLicence | null {
  const { work, today, random } = subject
  if (work.id <= shownFirst || work.id === 50_042) return fullLicence()
  const lot = random.next()
  if (lot < 0.74) return fullLicence()
  if (lot < 0.82) return fullLicence({ until: monthsFrom(today, random.whole(14, 60)) })
  if (lot < 0.88) return fullLicence({ formats: ['hardback', 'paperback'] })
  if (lot < 0.93) return fullLicence({ territories: ['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN'] })
  if (lot < 0.97) return fullLicence({ until: monthsFrom(today, -random.whole(1, 9)) })
  return null
}
