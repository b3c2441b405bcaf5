/**
 * The work that a Consonance address is about: `/works/<digits>`, and pages below it. Only the path
 * counts; the query and the fragment never do.
 *
 * @example workIdIn('https://web.consonance.app/works/50042/metadata?tab=1') // 50042
 */
export function workIdIn(address: string): number | null {
  const digits = /^\/works\/(\d{1,15})(?:\/|$)/.exec(new URL(address).pathname)?.[1]
  const id = Number(digits ?? 0)
  return id > 0 ? id : null
}
