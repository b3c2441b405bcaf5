import type { Frame, Locator, Page } from 'playwright-core'

/** More stops than any page here has; whoever needs so many presses has lost their way. */
const mostStops = 120

export interface Keyboard {
  /** Presses Tab until the target has the focus. */
  tabTo(target: Locator): Promise<void>
  /** Goes to the target and presses a key there. */
  press(target: Locator, key?: string): Promise<void>
  /** Goes to a text field, empties it and types. */
  type(target: Locator, text: string): Promise<void>
  /** Goes to a list and types until it has chosen the entry that begins so. */
  choose(target: Locator, name: string): Promise<void>
  /** Presses a key until the target has the focus: arrows among rows, tabs and radio buttons. */
  moveTo(target: Locator, key: string): Promise<void>
  /** How often a key other than Tab has been pressed. */
  acts(): number
}

/** A person without a mouse. Nothing is clicked, and nothing is given the focus but by keys. */
export function keyboardOf(page: Page): Keyboard {
  let acts = 0
  const act = async (key: string): Promise<void> => {
    acts += 1
    await page.keyboard.press(key)
  }

  async function moveTo(target: Locator, key: string): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      if (await isFocused(target)) return
      await page.keyboard.press(key)
      // A list may bring what comes next into the page before it gives it the focus.
      if (key !== 'Tab')
        await Promise.all(page.frames().map((frame) => frame.evaluate(nextPicture)))
    }
    throw new Error(
      `${key} never reaches ${target.toString()}; it ended on ${await focusedOn(page)}`,
    )
  }

  async function tabTo(target: Locator): Promise<void> {
    await target.first().waitFor({ state: 'attached' })
    await moveTo(target, 'Tab')
  }

  return {
    tabTo,
    moveTo,
    acts: () => acts,
    async press(target, key = 'Enter') {
      await tabTo(target)
      await act(key)
    },
    async type(target, text) {
      await tabTo(target)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.press('Delete')
      await page.keyboard.type(text)
      acts += 1
    },
    async choose(target, name) {
      await tabTo(target)
      await page.keyboard.type(name)
      acts += 1
      const chosen = await target.evaluate(
        (list) => list instanceof HTMLSelectElement && list.selectedOptions[0]?.label,
      )
      if (!chosen || !chosen.startsWith(name)) throw new Error(`typing “${name}” chose “${chosen}”`)
    },
  }
}

const nextPicture = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn))

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((elements) =>
    elements.some(
      (element) =>
        element.ownerDocument.hasFocus() && element === element.ownerDocument.activeElement,
    ),
  )

async function focusedOn(page: Page): Promise<string> {
  const said = await Promise.all(page.frames().map(focusedIn))
  return said.filter((text) => text !== null).join(', in it ') || 'nothing'
}

const focusedIn = (frame: Frame): Promise<string | null> =>
  frame.evaluate(() =>
    document.hasFocus() ? (document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing') : null,
  )
