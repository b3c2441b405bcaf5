import type { World } from '#backend/sandbox/world.ts'
import { titlePages } from '#backend/sandbox/title-pages/title-pages.ts'
import { givenSlipcase, type GivenOptions, type GivenSlipcase } from '#test/given-slipcase.ts'

/**
 * Slipcase, its stand-ins and title pages of the kind that Consonance has. `framed` pages hold the
 * hosted panel themselves; the others leave that to the extension.
 */
export const givenTitlePage = (
  world: World,
  { framed, ...options }: Omit<GivenOptions, 'world' | 'pages' | 'frameable'> & { framed: boolean },
): Promise<GivenSlipcase> =>
  givenSlipcase({
    ...options,
    world,
    frameable: framed,
    pages: (panelOrigin) =>
      titlePages({ works: world.works, publisher: world.client.name, panelOrigin, turbo: true }),
  })
