import { words } from '../messages/words.ts'

/** The outline of what comes, so that nothing moves when it is there. */
export function Skeleton({ says }: { says: string }) {
  return (
    <main className="skeleton-page" aria-label={words.shell.panel}>
      <output className="unseen">
        <h1>{says}</h1>
      </output>
      <div className="skeleton bar" aria-hidden="true" />
      <div className="skeleton line" aria-hidden="true" />
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="skeleton row" aria-hidden="true" />
      ))}
    </main>
  )
}
