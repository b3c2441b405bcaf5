import type { z } from 'zod/mini'
import type { Item, ItemRef } from '#shared/domain/item.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Role } from '#shared/domain/role.ts'
import type { Title } from '#shared/domain/title.ts'
import type { Permission } from '#backend/access/permissions.ts'
import type { FileFacts } from '#backend/files/inspect.ts'
import type { ByteSource, Filing } from '#backend/systems/port.ts'
import type { SpooledFile } from '#backend/spool/spool.ts'
import type { LinkRow } from '#backend/titles/links-and-records.ts'
import type { WriteRow } from '#backend/writes/settle.ts'

/** What an action may read to plan. Reading changes nothing anywhere. */
export interface World {
  principal: Principal
  signal: AbortSignal
  publicUrl: string | null
  /** Systems by what they can do, so that no action knows a vendor. */
  titlesSystem: string | null
  filingSystem: string | null
  /** Read now from its system; null when there is no such work. */
  title(workId: number): Promise<Title | null>
  /** Read now from its system; null when it is gone or may not be seen by this person. */
  item(ref: ItemRef): Promise<Item | null>
  roleOfResource(resourceRole: string | null): Role | null
  labelOf(system: string): string
  inspect(source: ByteSource, fileName: string): Promise<FileFacts>
  links(workId: number): Promise<LinkRow[]>
  usedElsewhere(ref: ItemRef, workId: number): Promise<{ workId: number; title: string }[]>
  spooled(id: string): Promise<SpooledFile | null>
  /** Documents in the title's workspace; empty when there is no workspace yet. */
  filedDocuments(workId: number): ReturnType<Filing['documents']>
  /** Done writes with these effect keys, for telling a repeat. */
  doneEffects(effectKeys: string[]): Promise<WriteRow[]>
  rules: ActionRules
}

/** The customer's choices that actions obey. */
export interface ActionRules {
  cover: { leastWidth: number; leastHeight: number }
  archive: { mostBytes: number; mostNameLength: number }
}

/** A run that is to be undone, with its writes. */
export interface EndedRun {
  runId: string
  action: string
  workId: number
  writes: WriteRow[]
}

/**
 * Something that people or events can cause. Planning is all that an action does: the same plan is
 * shown, performed, counted and written down.
 */
export interface Action<Input> {
  name: string
  permission: Permission
  input: z.ZodMiniType<Input>
  plan(input: Input, world: World): Promise<Plan>
  /** The plan that takes the run's effects back; absent where that cannot be done. */
  undo?(run: EndedRun, world: World): Promise<Plan>
}
