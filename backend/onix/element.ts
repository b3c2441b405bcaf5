/** One element of a record, by its reference name, with the children that are read. */
export interface Element {
  name: string
  text: string
  /** The `dateformat` attribute (code list 55). */
  dateFormat: string | null
  children: Element[]
  line: number
}

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? []

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name)

/** Text of a child, with white space put in order; null when there is none. */
export const textOf = (element: Element | undefined, name: string): string | null =>
  childOf(element, name)?.text.replace(/\s+/g, ' ').trim() || null

/** Space-separated codes of a child. */
export const codesOf = (element: Element | undefined, name: string): string[] =>
  textOf(element, name)?.split(' ') ?? []
