/**
 * What Slipcase tells people, as a code with arguments. The panel's message catalogue has one
 * sentence per code and language, so that no sentence is built in the backend.
 */
export const noticeCodes = [
  // why an item cannot be picked, and why a plan is refused
  'not-approved', // {said}
  'approval-unknown', // {said}
  'rejected', // {by}
  'superseded', // {current}
  'not-cleared', // {verdict, reason}
  'item-gone', // {system}
  'system-down', // {system}
  'not-a-picture', // {found}
  'not-jpeg', // {found}: Consonance takes JPEG only and the asset system has no JPEG rendition
  'picture-too-small', // {width, height, least}
  'wrong-colour-space', // {found}
  'isbn-differs', // {found, expected}
  'isbn-missing', // {expected}
  'title-differs', // {found, expected}
  'used-elsewhere', // {work, title}
  'goes-out-in-onix', // {edition}
  'already-attached', // {editions}
  'earlier-cover-not-judged', // no asset is known behind the earlier cover
  'no-edition-chosen',
  'nothing-chosen',
  'same-name-twice', // {file}
  'name-too-long', // {file, most}
  'edition-unknown', // {productId}
  'no-public-address', // publicUrl is not configured
  'nothing-to-undo',
  'undo-target-changed', // {what}
  'undo-kept-copy-gone',
  'file-empty', // {file}
  'file-type-differs', // {file, said, found}
  'file-unreadable', // {file, found}
  'file-too-large', // {file, bytes, most}
  'file-role-differs', // {file, role, found}
  'pdf-encrypted', // {file}
  'epub-invalid', // {file, problem}
  'already-archived', // {file, record}
  'restricted-document', // {file}
  'archived-media', // {system}: has to be fetched from the archive first
  'standing-waiver', // {layer, approver}
  'changed-since-you-looked',
  'unreadable-mapping', // {system, field}
  // facts worth showing that refuse nothing
  'check-picture', // {type, width, height, colourSpace}
  'check-pdf', // {file, pages, widthMm, heightMm}
  'check-epub', // {file, title}
  'check-audio', // {file, type}
  'check-document', // {file, type}
] as const
export type NoticeCode = (typeof noticeCodes)[number]

export interface Notice {
  code: NoticeCode
  /** `refusal` keeps the plan from running, `warning` has to be seen, `fact` informs. */
  weight: 'refusal' | 'warning' | 'fact'
  args: Record<string, string | number | null>
}

/** What a planned write does, worded by the panel: "Create the cover in Consonance for 2 editions". */
export const writeCodes = [
  'keep-earlier-cover', // {role}
  'create-cover', // {file, editions}
  'link-item', // {name, editions}
  'restore-link', // {name}
  'remove-link', // {name}
  'retire-cover', // {resourceId}
  'keep-cover-for-others', // {editions}
  'bring-cover-back', // {editions}
  'ensure-workspace', // {title}
  'file-document', // {file, bytes}
] as const
export type WriteCode = (typeof writeCodes)[number]

export interface WriteWords {
  code: WriteCode
  args: Record<string, string | number | null>
}
