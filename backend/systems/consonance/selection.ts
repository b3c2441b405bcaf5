import type { ConsonanceConfig } from './config.ts'
import type { Field, Schema } from './introspection.ts'

/** A field that we would like to read. */
export interface Wanted {
  /** As it is selected, with arguments where the configuration gives them. */
  field: string
  /** The name under which the answer carries it; absent: the field's own. */
  as?: string
  /** Parts to select when it is an object. */
  parts?: string[]
  /** What follows when this customer's Consonance does not show it. */
  without: string
  /** It is undocumented, and nothing is lost without it. */
  dispensable?: boolean
}

const unknownSales = 'sales rights stay unknown, so that no territory is cleared by them'

export const wantedOfWork: Wanted[] = [
  { field: 'id', without: 'titles cannot be read' },
  { field: 'title', without: 'titles cannot be read' },
  { field: 'subtitle', without: 'subtitles are not shown' },
  { field: 'inHouseWorkReference', without: 'assets are not found by the work reference' },
  { field: 'projectStage', without: 'the stage is not shown' },
  { field: 'season', without: 'the season is not shown' },
  { field: 'contributorPrettyList', without: 'contributors are not shown' },
  { field: 'imprint', parts: ['name'], without: 'the imprint is not shown' },
]

export const wantedOfProduct: Wanted[] = [
  { field: 'id', without: 'titles cannot be read' },
  { field: 'fullTitle', without: 'editions have no title of their own' },
  {
    field: 'isbn',
    parts: ['isbn13', 'isbnWithDashes'],
    without: 'assets are not found by ISBN',
  },
  { field: 'onix21ProductFormCode', without: 'the format of editions is unknown' },
  { field: 'inHouseEdition', parts: ['name'], without: 'edition names are not shown' },
  { field: 'onixPublishingStatusCode', without: 'the publishing status is unknown' },
  { field: 'publicationDate', without: 'publication dates are unknown' },
  {
    field: 'allowOnixExports',
    without: 'it is unknown whether an attached image goes out in ONIX',
  },
  { field: 'isForSaleWorldwide', without: unknownSales },
  { field: 'forSaleCountryCodes', without: unknownSales },
  { field: 'notForSaleCountryCodes', without: unknownSales },
  { field: 'salesRightsDescription', without: 'the words on sales rights are not shown' },
]

const noAttach = 'images cannot be attached, because what arrived could not be confirmed'

export const wantedOfResource = ({ resourceFields }: ConsonanceConfig): Wanted[] => [
  { field: 'id', without: 'images are not shown' },
  { field: resourceFields.url, as: 'url', without: 'images cannot be opened or kept for undo' },
  { field: resourceFields.kind, as: 'kind', without: 'the role of images is unknown' },
  { field: resourceFields.status, as: 'status', without: 'draft and approved look the same' },
  { field: 'productIds', without: noAttach },
  { field: 'isProcessing', without: noAttach },
  { field: 'delayedJobStatus', without: 'a failed image shows only as one that never ends' },
  { field: 'imageRemoteUrl', without: 'an image of ours is known again by its file name only' },
  { field: 'filename', without: 'file names are not shown' },
  { field: 'fileSize', without: 'file sizes are not shown' },
  { field: 'width', without: 'widths are worked out from the aspect ratio', dispensable: true },
  { field: 'height', without: 'the size of an attached image is not compared' },
  { field: 'aspectRatio', without: 'the width of an attached image is not compared' },
  { field: 'caption', without: 'captions are not shown' },
  { field: 'copyright', without: 'copyright lines are not shown' },
  { field: 'requiredCredit', without: 'required credits are not shown' },
  { field: 'createdAt', without: 'the age of images is unknown' },
]

/** The wanted fields that exist, as GraphQL text. Never empty. */
export function select(schema: Schema, type: string, wanted: Wanted[]): string {
  const { fields } = schema(type)
  return ['__typename', ...wanted.flatMap((want) => textOf(want, fields) ?? [])].join(' ')
}

/** The wanted fields that this customer's schema lacks or shapes otherwise. */
export function missing(schema: Schema, type: string, wanted: Wanted[]): Wanted[] {
  const { fields } = schema(type)
  return wanted.filter((want) => !want.dispensable && textOf(want, fields) === null)
}

export const nameOf = (want: Wanted): string => want.field.replace(/\(.*$/, '')

function textOf(want: Wanted, fields: ReadonlyMap<string, Field>): string | null {
  const field = fields.get(nameOf(want))
  if (!field || (field.needsArguments && !want.field.includes('('))) return null
  const asked = want.as ? `${want.as}: ${want.field}` : want.field
  if (!want.parts) return field.parts === null ? asked : null
  const parts = want.parts.filter((part) => field.parts?.includes(part))
  return parts.length > 0 ? `${asked} { ${parts.join(' ')} }` : null
}
