import type { ReactNode } from 'react'
import { words } from '../messages/words.ts'
import { Shape } from './Shape.tsx'

/** A page in another system. Only web addresses become links: what a system sends is not trusted. */
export function AwayLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="away">
      {children} <Shape name="away" size={10} />
      <span className="unseen"> {words.shell.opensInNewTab}</span>
    </a>
  )
}
