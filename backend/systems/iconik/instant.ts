/** iconik writes instants with and without an offset; without one they mean UTC (documented). */
export const withOffset = (text: string): string =>
  /T\d{2}:\d{2}/.test(text) && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? `${text}Z` : text

export function instantOf(text: string | null | undefined): Date | null {
  const instant = new Date(withOffset(text ?? ''))
  return Number.isNaN(instant.getTime()) ? null : instant
}
