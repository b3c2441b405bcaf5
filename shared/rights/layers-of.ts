import { canonicalJson } from '../domain/plan.ts'
import type { Evidence, Layer } from './evidence.ts'
import { agreementLayer } from './layer-agreement.ts'
import { approvalLayer } from './layer-approval.ts'
import { healthLayer } from './layer-health.ts'
import { licenceLayer } from './layer-licence.ts'
import { lifecycleLayer } from './layer-lifecycle.ts'
import { salesLayer } from './layer-sales.ts'
import type { LayerRules } from './rule.ts'
import { salesRightsOf } from './sales-rights.ts'
import type { Question } from './verdict.ts'

/** All layers of a question as rules; every one of them has to clear. */
export function layersOf(question: Question, evidence: Evidence): LayerRules[] {
  const { product } = evidence
  const item = { ...evidence.item, licences: distinct(evidence.item.licences) }
  const agreements = distinct(evidence.agreements)
  const waivers = (layer: Layer) =>
    distinct(evidence.waivers.filter((waiver) => waiver.layer === layer))
  // A licence that names channels is judged in each channel asked: two licences may cover two channels.
  const channelsMatter = item.licences.some(({ channels }) => channels.kind === 'only')
  const channels = channelsMatter && question.channels.length > 0 ? question.channels : [null]
  return [
    salesLayer(salesRightsOf(product.sales), product.source, waivers('sales')),
    lifecycleLayer(question, { product, item }, waivers('lifecycle')),
    ...channels.map((channel) =>
      licenceLayer(question, channel, { product, item }, waivers('licence')),
    ),
    agreementLayer(question, { product, agreements }, waivers('agreement')),
    approvalLayer(item, waivers('approval')),
    healthLayer({ item, health: evidence.health, waivers: evidence.waivers }),
  ]
}

/** The same record read twice is one record. */
function distinct<T>(records: readonly T[]): T[] {
  if (records.length < 2) return [...records]
  return [...new Map(records.map((record) => [canonicalJson(record), record])).values()]
}
