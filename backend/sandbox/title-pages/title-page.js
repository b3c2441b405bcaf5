// Runs in the sandbox's title pages. It obeys the panel in its frame in two things only: how high
// the frame is, and whether it covers the window. It also filters the regions of the metadata page.
{
  const least = 420
  const most = 6000

  addEventListener('message', (event) => {
    const frame = document.querySelector('iframe[data-panel]')
    if (!(frame instanceof HTMLIFrameElement) || event.source !== frame.contentWindow) return
    if (event.origin !== new URL(frame.src).origin) return
    const message = event.data
    if (message === null || typeof message !== 'object' || message.source !== 'slipcase-panel')
      return
    if (message.kind === 'height' && Number.isFinite(message.pixels))
      frame.style.height = `${Math.min(most, Math.max(least, Math.ceil(message.pixels)))}px`
    if (message.kind === 'whole-window') coverWindow(frame, message.on === true)
  })

  /** The host section keeps its height meanwhile, so that nothing on the page moves. */
  function coverWindow(frame, isOn) {
    const host = frame.parentElement
    if (isOn && !frame.classList.contains('whole-window'))
      host.style.height = `${host.getBoundingClientRect().height}px`
    if (!isOn) host.style.height = ''
    frame.classList.toggle('whole-window', isOn)
    document.documentElement.classList.toggle('is-covered', isOn)
  }

  const prepare = () => {
    document.documentElement.classList.remove('is-covered')
    const filter = document.querySelector('[data-filter]')
    if (filter) filter.hidden = false
  }
  prepare()
  document.addEventListener('turbo:load', prepare)

  document.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.id !== 'filter') return
    const words = event.target.value.trim().toLowerCase()
    for (const region of document.querySelectorAll('[data-region]'))
      region.hidden = !region.textContent.toLowerCase().includes(words)
    for (const section of document.querySelectorAll('main > section.card[id]'))
      section.hidden = words !== '' && !section.querySelector('[data-region]:not([hidden])')
  })
}
