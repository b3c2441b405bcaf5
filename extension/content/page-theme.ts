/**
 * Is the page that we stand in light or dark? Its own paint decides; where it paints nothing, its
 * declared colour scheme does, as the browser then paints for it.
 */
export function pageTheme(page: Document): 'light' | 'dark' {
  for (const element of [page.body, page.documentElement]) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? [0, 0, 0, 0]
    ).map(Number)
    if (alpha > 0.5) return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light'
  }
  const scheme = getComputedStyle(page.documentElement).colorScheme
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  return /dark/.test(scheme) && (prefersDark || !/light/.test(scheme)) ? 'dark' : 'light'
}
