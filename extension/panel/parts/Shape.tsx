/** Shapes that stand beside a word, so that no state is told by colour alone. */
const paths = {
  circle: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  ring: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z',
  square: 'M2 2h8v8H2z',
  triangle: 'M6 1.4 11.2 10.6H.8z',
  half: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.6v6.8a3.4 3.4 0 0 1 0-6.8Z',
  check: 'M4.6 9.9 1 6.3l1.3-1.3 2.3 2.3 5.1-5.1L11 3.5z',
  cross:
    'M9.6 1.2 6 4.8 2.4 1.2 1.2 2.4 4.8 6 1.2 9.6l1.2 1.2L6 7.2l3.6 3.6 1.2-1.2L7.2 6l3.6-3.6z',
  dots: 'M2 4.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm4 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm4 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
  up: 'M6 3 10.5 9h-9z',
  down: 'M6 9 1.5 3h9z',
  lock: 'M3.5 5V3.8a2.5 2.5 0 0 1 5 0V5H9.5v6h-7V5Zm1.4 0h2.2V3.8a1.1 1.1 0 0 0-2.2 0Z',
  again: 'M6 1.5a4.5 4.5 0 0 1 3.4 1.6V1.4H11V6H6.4V4.4h2A3 3 0 1 0 9 6.6h1.6A4.5 4.5 0 1 1 6 1.5Z',
  away: 'M4.2 1H1v10h10V7.8H9.4v1.6H2.6V2.6h1.6Zm2.4 0v1.6h1.7L4.9 6 6 7.1l3.4-3.4v1.7H11V1Z',
} as const
export type ShapeName = keyof typeof paths

export function Shape({ name, size = 11 }: { name: ShapeName; size?: number }) {
  return (
    <svg className="shape" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      <path d={paths[name]} fill="currentColor" />
    </svg>
  )
}
