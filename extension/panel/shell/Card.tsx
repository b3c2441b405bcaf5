import type { ReactNode } from 'react'

/** One calm thing to read or do, where the title would be. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="card">
      <h1>{title}</h1>
      {children}
    </main>
  )
}
