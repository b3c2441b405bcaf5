import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { ApiError } from './api-error.ts'
import { listOf, requiredWhole, textOf } from './input.ts'
import { type ApiEnv, inputOf, nodeOf, type Server } from './routes.ts'
import type { StoredNode } from './stored-node.ts'

export function recordRoutes(server: Server): Hono<ApiEnv> {
  const { state } = server
  return new Hono<ApiEnv>()
    .get('/v1/nodes/:id/rmclassifications', (context) => {
      const node = nodeOf(server, context)
      return context.json({
        canRMClassify: true,
        canRemoveClass: true,
        canFinalize: true,
        multiClass: false,
        rm_metadataToken: recordToken(node),
        showTab: true,
        vitalRecordCodes: [],
        data: classificationsOf(server, node),
        definitions: {},
        fields_order: ['rmclassification_id', 'file_number', 'rsi'],
        fields_to_show: {},
      })
    })
    .post('/v1/nodes/:id/rmclassifications', async (context) => {
      const node = nodeOf(server, context)
      const { values } = await inputOf(server, context)
      requireFreshToken(server, node, values.rm_metadataToken)
      if (node.record) throw new ApiError(400, `Node ${node.id} is classified already.`)
      classify(server, node, requiredWhole(values, 'class_id'), values)
      return context.json({ id: node.id })
    })
    .put('/v1/nodes/:id/rmclassifications', async (context) => {
      const node = nodeOf(server, context)
      const { values } = await inputOf(server, context)
      requireFreshToken(server, node, values.rm_metadataToken)
      if (!node.record) throw new ApiError(400, `Node ${node.id} is not classified.`)
      node.record.status = textOf(values.status) ?? node.record.status
      node.recordChanges += 1
      state.markChanged(node)
      return context.json({ id: node.id })
    })
    .put('/v1/rmclassifications/finalizerecords', async (context) => {
      const { values } = await inputOf(server, context)
      for (const id of listOf(values.ids)) {
        const node = state.visible(Number(id), context.get('user'))
        node.finalized = true
        state.markChanged(node)
      }
      return context.json({ results: { ok: true } })
    })
    .get('/v1/nodes/:id/rsis', (context) => {
      const node = nodeOf(server, context)
      const held = node.record && state.recordClasses.get(node.record.classId)
      return context.json({ data: held ? [{ class_id: held.id, rsi: held.rsi }] : [] })
    })
    .get('/v1/nodes/:id/rsi/:rsi/GetRSIDetails', (context) => {
      const { record } = nodeOf(server, context)
      const held = record && state.recordClasses.get(record.classId)
      if (!held || held.rsi !== context.req.param('rsi'))
        throw new ApiError(400, 'The RSI is not assigned to the item.')
      const day = record.recordDate.slice(0, 10)
      return context.json({
        data: [
          {
            Stage: 'Destroy',
            RetentionRule: `${held.years} years after record date`,
            MetEventRule: false,
            CalculatedDate: `${Number(day.slice(0, 4)) + held.years}${day.slice(4)}T00:00:00`,
            ActionToPerform: 32,
            Disposition: 'Destroy',
            DateToUse: 'Record date',
            RetentionYears: held.years,
            RetentionMonths: 0,
            RetentionDays: 0,
            EventBased: false,
            Permanent: false,
          },
        ],
      })
    })
    .get('/v1/nodes/:id/holds', (context) => {
      const data = nodeOf(server, context).holds.map((id) => ({
        hold_id: id,
        hold_name: state.holds.get(id)?.name ?? '',
        hold_type: 'LEGAL',
        active: true,
        removable: true,
      }))
      return context.json({ data })
    })
    .post('/v1/nodes/:id/holds', async (context) => {
      const node = nodeOf(server, context)
      const { values } = await inputOf(server, context)
      const hold = requiredWhole(values, 'hold_id')
      if (!state.holds.has(hold)) throw new ApiError(404, `Hold ${hold} does not exist.`)
      if (!node.holds.includes(hold)) node.holds.push(hold)
      state.markChanged(node)
      return context.json({ results: { ok: true } })
    })
    .delete('/v1/nodes/:id/holds/:hold', (context) => {
      const node = nodeOf(server, context)
      const at = node.holds.indexOf(Number(context.req.param('hold')))
      if (at < 0) throw new ApiError(400, 'The hold is not on the item.')
      node.holds.splice(at, 1)
      state.markChanged(node)
      return context.json({ results: { ok: true } })
    })
    .get('/v2/recordsmanagement/rmcodes', (context) =>
      context.json({
        results: {
          data: {
            status: {
              default_value: 'ACTIVE',
              values: [{ code: 'ACTIVE', description: 'Active' }],
            },
            storage: { default_value: 'EL', values: [{ code: 'EL', description: 'Electronic' }] },
          },
        },
      }),
    )
}

/** Makes the node a record; its file number is assigned with it. */
export function classify(
  { state }: Server,
  node: StoredNode,
  classId: number,
  details: Record<string, unknown>,
): void {
  const held = state.recordClasses.get(classId)
  if (!held) throw new ApiError(400, `RM classification ${classId} does not exist.`)
  const [status, storage] = [textOf(details.status), textOf(details.storage)]
  if (status === null || storage === null)
    throw new ApiError(400, 'Arguments "status" and "storage" are required.')
  node.record = {
    classId,
    fileNumber: state.nextFileNumber(held.prefix),
    status,
    storage,
    recordDate: textOf(details.record_date) ?? state.instant(),
  }
  node.recordChanges += 1
  state.markChanged(node)
}

/** Looks like an MD5 and changes after each write. */
const recordToken = (node: StoredNode): string =>
  createHash('md5').update(`${node.id}:${node.recordChanges}`).digest('hex')

function requireFreshToken({ state }: Server, node: StoredNode, sent: unknown): void {
  if (sent !== recordToken(node))
    throw new ApiError(
      state.settings.staleRecordTokenStatus,
      'The record was changed by someone else.',
    )
}

function classificationsOf({ state }: Server, { record }: StoredNode): object[] {
  const held = record && state.recordClasses.get(record.classId)
  if (!held) return []
  const date = `${record.recordDate.slice(0, 10)}T00:00:00`
  return [
    {
      rmclassification_id: held.id,
      is_primary: true,
      name: held.name,
      type: 551,
      management_type: null,
      file_number: record.fileNumber,
      file_status: record.status,
      status_date: date,
      record_date: date,
      received_date: null,
      rsi: held.rsi,
      essential: 'NR',
      storage: record.storage,
      official: false,
      record_type: null,
      cycle_period: null,
    },
  ]
}
