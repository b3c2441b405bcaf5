/**
 * A frame grows with its content, so that a share of its own height would grow for ever: in a frame
 * the list may take a share of the screen instead.
 */
export function limitRows(): void {
  const most = Math.min(640, Math.round(screen.availHeight * 0.7))
  document.documentElement.style.setProperty('--rows-most', `${most}px`)
}
