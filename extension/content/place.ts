/**
 * Where the panel stands: after the block of the page's main heading, else at the end of `main`, else
 * at the end of the page. Consonance's markup is not documented, so nothing finer is relied on, and a
 * title page always gets its panel.
 */
export function place(panel: Element, page: Document): void {
  const heading = page.querySelector('main h1')
  if (heading) {
    const block = heading.closest('main header, main hgroup, main section') ?? heading
    return block.after(panel)
  }
  ;(page.querySelector('main') ?? page.body).append(panel)
}
