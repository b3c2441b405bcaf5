/**
 * What happened, said politely to people who do not see it. The region is in the page from the
 * start (screen readers pass over regions that come with their words); an open dialog has its own,
 * because the rest of the page is inert then.
 */
export function announce(sentence: string): void {
  const region =
    document.querySelector('dialog[open] [data-announcer]') ??
    document.querySelector('[data-announcer]')
  if (region !== null) region.textContent = sentence
}
