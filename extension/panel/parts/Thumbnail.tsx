import { useState } from 'react'
import type { AssetRow } from '#shared/api/titles.ts'
import { usePanel } from '../panel-context.ts'

type Kind = 'picture' | 'document' | 'sound' | 'film'

const kindOf = (mediaType: string): Kind =>
  mediaType.startsWith('image/')
    ? 'picture'
    : mediaType.startsWith('audio/')
      ? 'sound'
      : mediaType.startsWith('video/')
        ? 'film'
        : 'document'

const drawings: Record<Kind, string> = {
  picture: 'M3 4h18v16H3Zm2 12 4-5 3 3 3-4 4 6V6H5Zm3-8a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  document: 'M5 2h9l5 5v15H5Zm2 2v16h10V8h-4V4Zm2 7h6v1.6H9Zm0 4h6v1.6H9Z',
  sound: 'M9 3l11-2v14.5a3 3 0 1 1-2-2.8V6L11 7.3v10.2a3 3 0 1 1-2-2.8Z',
  film: 'M3 5h18v14H3Zm7 3.5v7l6-3.5Z',
}

/**
 * The picture of an item in a place of fixed size. A signed address lasts some minutes and differs
 * at each reading: the first one is kept while it works, so that pictures do not blink.
 */
export function Thumbnail({ row, large = false }: { row: AssetRow; large?: boolean }) {
  const { api } = usePanel()
  const [source, setSource] = useState(row.thumbnail)
  const [width, height] = large ? [120, 180] : [32, 46]
  const kind = kindOf(row.mediaType)
  const place = `thumbnail ${kind}${large ? ' large' : ''}`
  if (source === null || source === '') {
    return (
      <span className={place}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={drawings[kind]} fill="currentColor" fillRule="evenodd" />
        </svg>
      </span>
    )
  }
  return (
    <span className={place}>
      <img
        src={api.address(source)}
        alt=""
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        onError={() => setSource(row.thumbnail === source ? null : row.thumbnail)}
      />
    </span>
  )
}
