import { SaxesParser } from 'saxes'
import type { Element } from './element.ts'
import { type OnixProduct, productOf } from './product.ts'
import { tags } from './tags.ts'

export interface OnixProblem {
  kind: 'problem'
  /** One sentence for people. */
  message: string
  line: number
  column: number
  /** True: nothing after it was read. */
  isEnd: boolean
}

/** Beyond these a file is not a book trade message but an attempt to fill our memory. */
const limits = {
  depth: 60,
  textPerElement: 200_000,
  elementsPerProduct: 20_000,
  unbroken: 2_000_000,
}

export interface MessageReader {
  write(text: string): void
  /** Says that the text has ended. */
  close(): void
  /** Ends the reading here with a problem. */
  refuse(message: string): void
  hasEnded(): boolean
  /** What has been read since the last call. */
  taken(): (OnixProduct | OnixProblem)[]
}

/** Turns text, in pieces, into products; holds one product at a time. */
export function messageReader(): MessageReader {
  const parser = new SaxesParser({ xmlns: true })
  let ready: (OnixProduct | OnixProblem)[] = []
  let isEnded = false
  let depth = 0
  /** Depth of the element that is passed over with all it holds; 0: none. */
  let passedOver = 0
  let open: Element[] = []
  let elements = 0
  let lastEventAt = 0

  const refuse = (message: string): void => {
    if (isEnded) return
    isEnded = true
    ready.push({
      kind: 'problem',
      message,
      line: parser.line,
      column: parser.column,
      isEnd: true,
    })
  }

  parser.on('error', (error) => refuse(`The file is not well-formed: ${plain(error.message)}`))

  parser.on('opentag', (tag) => {
    depth += 1
    lastEventAt = parser.position
    if (isEnded) return
    if (depth > limits.depth) return refuse(`Elements lie more than ${limits.depth} deep`)
    if (depth === 1) {
      const reason = whyNotRead(tag.local, tag.attributes['release']?.value)
      if (reason) refuse(reason)
      return
    }
    if (passedOver > 0) return
    const name = tags.get(tag.local)
    if (name === undefined || (open.length === 0 && name !== 'Product')) {
      passedOver = depth
      return
    }
    elements = name === 'Product' ? 1 : elements + 1
    if (elements > limits.elementsPerProduct)
      return refuse(`A product has more than ${limits.elementsPerProduct} elements`)
    const element: Element = {
      name,
      text: '',
      dateFormat: tag.attributes['dateformat']?.value ?? null,
      children: [],
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })

  const hear = (text: string): void => {
    lastEventAt = parser.position
    const element = open.at(-1)
    if (isEnded || passedOver > 0 || !element) return
    element.text += text
    if (element.text.length > limits.textPerElement)
      refuse(`${element.name} holds more than ${limits.textPerElement} characters`)
  }
  parser.on('text', hear)
  parser.on('cdata', hear)

  parser.on('closetag', () => {
    lastEventAt = parser.position
    if (passedOver === depth) passedOver = 0
    else if (passedOver === 0 && !isEnded) {
      const element = open.pop()
      if (element?.name === 'Product') take(element)
    }
    depth -= 1
  })

  const take = (element: Element): void => {
    open = []
    const product = productOf(element)
    ready.push(
      product.reference === ''
        ? {
            kind: 'problem',
            message: 'A product without RecordReference is left out',
            line: element.line,
            column: 0,
            isEnd: false,
          }
        : product,
    )
  }

  return {
    write(text: string): void {
      if (isEnded) return
      parser.write(text)
      if (parser.position - lastEventAt > limits.unbroken)
        refuse(`More than ${limits.unbroken} characters pass without an element`)
    },
    close(): void {
      if (!isEnded) parser.close()
    },
    refuse,
    hasEnded: () => isEnded,
    taken() {
      const taken = ready
      ready = []
      return taken
    },
  }
}

function whyNotRead(root: string, release: string | undefined): string | null {
  if (root === 'ONIXmessage') return 'ONIX with short tags is not read yet'
  if (root !== 'ONIXMessage') return `This is not an ONIX message but ${root}`
  if (!release?.startsWith('3.')) return `ONIX release ${release ?? '2.1 or older'} is not read yet`
  return null
}

/** saxes puts the place before its messages; ours is kept apart. */
const plain = (message: string): string => message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '')
