import { buffer } from 'node:stream/consumers'
import type { ContentServerStandIn } from '#backend/systems/content-server/stand-in/index.ts'
import type { RunningConsonance } from '#backend/systems/consonance/stand-in/index.ts'
import type { HeldResource } from '#backend/systems/consonance/stand-in/state.ts'
import type { GivenSlipcase } from './given-slipcase.ts'

/** What the Consonance stand-in itself holds, so that a test need not believe our own records. */
export const consonanceOf = (given: Pick<GivenSlipcase, 'sandbox'>): RunningConsonance =>
  given.sandbox.standIns.get('consonance') as RunningConsonance

export const resourcesOf = (
  given: Pick<GivenSlipcase, 'sandbox'>,
  workId: number,
): HeldResource[] =>
  [...consonanceOf(given).state.resources.values()].filter((resource) => resource.workId === workId)

const contentServerOf = (given: Pick<GivenSlipcase, 'sandbox'>): ContentServerStandIn =>
  given.sandbox.standIns.get('content-server') as ContentServerStandIn

/** The documents of the work's workspace as the Content Server stand-in holds them: newest bytes, number of versions. */
export async function filedDocumentsOf(
  given: Pick<GivenSlipcase, 'sandbox'>,
  workId: number,
): Promise<{ name: string; bytes: Buffer; versions: number }[]> {
  const { state } = contentServerOf(given)
  const workspaces = [...state.nodes.values()].filter((node) =>
    node.objects.some(({ id }) => id === String(workId)),
  )
  if (workspaces.length > 1) throw new Error(`the work has ${workspaces.length} workspaces`)
  const documents = workspaces
    .flatMap(({ id }) => state.childrenOf(id))
    .filter(({ versions }) => versions.length > 0)
  return Promise.all(
    documents.map(async ({ name, versions }) => ({
      name,
      versions: versions.length,
      bytes: await buffer(await versions.at(-1)!.content.open()),
    })),
  )
}
