import type { Planner } from '#backend/actions/planner.ts'
import type { SignedAddresses } from '#backend/access/signed-address.ts'
import type { SignIn } from '#backend/access/sign-in.ts'
import type { Spool } from '#backend/spool/spool.ts'
import type { Database } from '#backend/store/database.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import type { LiveChannel } from '#backend/store/live-channel.ts'
import type { ConnectedSystem } from '#backend/systems/port.ts'
import type { Candidates } from '#backend/titles/candidates.ts'
import type { Clearance } from '#backend/titles/clearance.ts'
import type { Refresher } from '#backend/titles/refresh.ts'
import type { Views } from '#backend/titles/view.ts'
import type { OpenSource } from '#backend/writes/write-context.ts'

/** What the routes are made of; built once by the composition root. */
export interface HttpParts {
  db: Database
  jobs: Jobs
  live: LiveChannel
  systems: readonly ConnectedSystem[]
  signIn: SignIn
  addresses: SignedAddresses
  refresher: Refresher
  views: Views
  clearance: Clearance
  candidates: Candidates
  planner: Planner
  spool: Spool
  openSource: OpenSource
  /** Sandbox sign-in is offered, with this publisher's name. Only on loopback. */
  sandbox: { publisher: string } | null
  mostSpoolBytes: number
  /** Folder of the built hosted panel. */
  panelFolder: string
  /** Origins that may frame the panel. */
  frameAncestors(): string[]
}
