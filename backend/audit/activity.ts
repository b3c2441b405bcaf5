import type { ActivityEntry } from '#shared/api/runs.ts'
import { documentClasses } from '#shared/domain/role.ts'
import type { Principal } from '#shared/domain/principal.ts'
import { maySee } from '#backend/access/permissions.ts'
import type { Database } from '#backend/store/database.ts'
import type { AuditPayload } from '#backend/store/schema.ts'

const shown = 200

/** The newest audit entries of a work that this person may see. */
export async function activityOf(
  db: Database,
  workId: number,
  principal: Principal,
  labelOf: (system: string) => string,
): Promise<ActivityEntry[]> {
  const visible = documentClasses.filter((documentClass) => maySee(principal, documentClass))
  if (visible.length === 0) return []
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('work_id', '=', workId)
    .where('document_class', 'in', visible)
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return rows.map(({ at, index, payload }) => entryOf(payload, at, index, labelOf))
}

function entryOf(
  payload: AuditPayload,
  at: Date,
  index: number | null,
  labelOf: (system: string) => string,
): ActivityEntry {
  const { call, output, proof } = payload
  return {
    index,
    at: at.toISOString(),
    by: payload.principal.name,
    action: payload.action,
    system: call.system,
    systemLabel: call.system === 'slipcase' ? 'Slipcase' : labelOf(call.system),
    says: payload.says,
    outcome: payload.outcome,
    item: payload.item,
    object: text(output?.['documentId'] ?? output?.['resourceId'] ?? output?.['workspaceId']),
    version: text(output?.['version']),
    sha256: proof?.sha256 ?? null,
    proofLevel: proof?.level ?? null,
    reason: payload.reason?.text ?? null,
    runId: payload.runId,
  }
}

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
