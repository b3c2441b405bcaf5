import type { TitleKeys } from '#shared/domain/title.ts'
import type { VipConfig } from './config.ts'
import type { Media } from './contract.ts'
import { isbnsOf, referencesOf, workIdsOf } from './mapping.ts'

/** One list request: a collection parameter of the plugin, and what its rows must carry. */
export interface KeyQuestion {
  parameter: string
  values: string[]
  isCarriedBy: (media: Media) => boolean
}

/** Parameters narrow each other, so each kind of key is asked for by itself. */
export function keyQuestions(keys: TitleKeys, config: VipConfig): KeyQuestion[] {
  const { parameters, fields } = config
  const question = (
    parameter: string | null,
    field: string | null,
    values: string[],
    carried: (media: Media) => string[],
  ): KeyQuestion[] =>
    parameter === null || field === null || values.length === 0
      ? []
      : [
          {
            parameter,
            values,
            isCarriedBy: (media) => carried(media).some((value) => values.includes(value)),
          },
        ]
  return [
    ...question(parameters.isbn, fields.isbn, keys.isbns, (media) => isbnsOf(media, config)),
    ...question(parameters.workId, fields.workId, [String(keys.workId)], (media) =>
      workIdsOf(media, config).map(String),
    ),
    ...question(
      parameters.reference,
      fields.reference,
      keys.reference ? [keys.reference] : [],
      (media) => referencesOf(media, config),
    ),
  ]
}
