import { createReadStream } from 'node:fs'
import type { OnixProblem } from '#backend/onix/message-reader.ts'
import type { OnixProduct } from '#backend/onix/product.ts'
import { readOnix } from '#backend/onix/read-onix.ts'
import { worksFromOnix } from '#backend/onix/works-from-onix.ts'
import { designOf } from './items/design-of.ts'
import { itemsOf } from './items/items-of.ts'
import { type PublisherOptions, dayFrom } from './publisher.ts'
import { random, seedOf } from './random.ts'
import type { World, WorldWork } from './world.ts'

export interface OnixPublisherOptions extends PublisherOptions {
  seed?: number
  /** Told of products that were left out. */
  onProblem?: (problem: OnixProblem) => void
}

/**
 * A publisher with the titles of an ONIX feed; what the asset systems hold of them is made up. A
 * feed that cannot be read to its end is refused with the place of the fault.
 */
export async function publisherFromOnix(
  file: string,
  options: OnixPublisherOptions = {},
): Promise<World> {
  const products: OnixProduct[] = []
  for await (const found of readOnix(createReadStream(file))) {
    if (found.kind === 'product') products.push(found)
    else if (found.isEnd)
      throw new Error(`${file}, line ${found.line}, column ${found.column}: ${found.message}`)
    else options.onProblem?.(found)
  }
  const works = worksFromOnix(products)
  if (works.length === 0) throw new Error(`${file} holds no products`)
  return publisherWith(works, products[0]?.publisher ?? 'Publisher of the feed', options)
}

/** A publisher with the given works and made-up items. */
export function publisherWith(
  works: WorldWork[],
  name: string,
  options: OnixPublisherOptions = {},
): World {
  const seed = options.seed ?? 1
  const today = dayFrom(options)
  return {
    client: { id: 1, name },
    works,
    foreignWorks: [],
    items: works.flatMap((work) =>
      itemsOf({
        work,
        design: designOf(work, seed),
        today,
        random: random(seedOf('items', seed, work.id)),
      }),
    ),
  }
}
