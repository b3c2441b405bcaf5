import type { World } from '#backend/sandbox/world.ts'
import type { GivenSlipcase } from '#test/given-slipcase.ts'

export interface HeldBytes {
  /** From the first run on, whoever asks for these bytes waits. Planning is let through. */
  holdFromFirstRun(given: GivenSlipcase): void
  release(): void
}

/** Holds back the bytes of one item at its own system, so that a test sees work under way. */
export function heldBytes(world: World, key: string): HeldBytes {
  const item = world.items.find((each) => each.key === key)
  if (!item) throw new Error(`the world has no ${key}`)
  const released = Promise.withResolvers<void>()
  let isHeld = async (): Promise<boolean> => false
  for (const { content } of item.versions) {
    const bytes = content.bytes
    content.bytes = async () => {
      if (await isHeld()) await released.promise
      return bytes()
    }
  }
  return {
    holdFromFirstRun({ slipcase }) {
      isHeld = async () =>
        (await slipcase.db.selectFrom('runs').select('id').executeTakeFirst()) !== undefined
    },
    release() {
      isHeld = async () => false
      released.resolve()
    },
  }
}
