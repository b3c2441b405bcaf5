import type { NoticeCode } from '#shared/domain/notice.ts'
import { aColourSpace, aKind, aNumber, aSize, given, quoted, text, type Say } from '../args.ts'
import { roleNames } from './names.ts'

const names: Record<string, string> = roleNames
const roleName = (role: string | number | null | undefined): string =>
  names[String(role)] ?? text(role)

/** Why something may not be picked or planned, what to look at, and what was checked. */
export const notices: Record<NoticeCode, Say> = {
  'not-approved': ({ said }) =>
    `Not approved${given(said, (word) => `: its system says “${word}”`)}.`,
  'approval-unknown': ({ said }) =>
    said
      ? `Its system says “${said}”, which no mapping knows as approved.`
      : 'No approval is recorded.',
  rejected: ({ by }) => `Rejected${given(by, (name) => ` by ${name}`)}.`,
  superseded: ({ current }) =>
    `There is a newer version${given(current, (version) => `, ${version}`)}. Choose that one.`,
  'not-cleared': ({ verdict }) =>
    verdict === 'blocked'
      ? 'Blocked: the rights do not allow this use.'
      : verdict === 'partial'
        ? 'Not cleared in every territory where the editions are for sale.'
        : 'Not cleared: something about the rights is unknown.',
  'item-gone': ({ system }) => `${text(system, 'Its system')} no longer has this item.`,
  'system-down': ({ system }) =>
    `${text(system, 'Its system')} does not answer, so nothing can be checked or sent now.`,
  'not-a-picture': ({ found }) => `Not a picture: the file is ${aKind(found, 'something else')}.`,
  'not-jpeg': ({ found }) =>
    `Consonance takes JPEG only; this is ${aKind(found, 'another type')} and has no JPEG rendition.`,
  'picture-too-small': ({ width, height, least }) =>
    `Too small: ${aNumber(width)} × ${aNumber(height)} pixels${given(least, (n) => `; at least ${n} are needed`)}.`,
  'wrong-colour-space': ({ found }) =>
    `The picture is in ${given(found, aColourSpace) || 'another colour space'}; web shops need RGB.`,
  'isbn-differs': ({ found, expected }) =>
    `It carries ISBN ${text(found)}, the edition has ${text(expected)}.`,
  'isbn-missing': ({ expected }) =>
    `It carries no ISBN${given(expected, (isbn) => `; the edition has ${isbn}`)}.`,
  'title-differs': ({ found, expected }) =>
    `It is named for ${quoted(found)}, this title is ${quoted(expected)}.`,
  'used-elsewhere': ({ title }) => `Also used for ${quoted(title, 'another title')}.`,
  'goes-out-in-onix': ({ edition }) =>
    `${text(edition, 'The edition')} goes out in ONIX: the cover reaches retailers.`,
  'no-edition-chosen': () => 'Choose at least one edition.',
  'edition-unknown': ({ productId }) =>
    `Consonance no longer has edition ${text(productId)}. Read the title again.`,
  'no-public-address': () =>
    'Slipcase has no public address, so Consonance cannot fetch the file. An administrator can set publicUrl.',
  'nothing-to-undo': () => 'There is nothing left to undo.',
  'undo-target-changed': ({ what }) =>
    `${text(what, 'What was written')} has been changed since. Undoing would overwrite that change.`,
  'undo-kept-copy-gone': () => 'The copy that was kept for undo is gone.',
  'file-empty': ({ file }) => `${text(file, 'The file')} is empty.`,
  'file-type-differs': ({ file, said, found }) =>
    `${text(file, 'The file')} says it is ${aKind(said)}, but its bytes are ${aKind(found)}.`,
  'file-unreadable': ({ file, found }) =>
    `${text(file, 'The file')} cannot be read${given(found, (what) => ` (${aKind(what)})`)}.`,
  'file-too-large': ({ file, bytes, most }) =>
    `${text(file, 'The file')} has ${aSize(bytes)}; at most ${aSize(most)} are possible.`,
  'file-role-differs': ({ file, role, found }) =>
    `${text(file, 'The file')} does not fit as ${quoted(roleName(role))}: it is ${aKind(found, 'something else')}.`,
  'pdf-encrypted': ({ file }) => `${text(file, 'The PDF')} is locked with a password.`,
  'epub-invalid': ({ file, problem }) =>
    `${text(file, 'The EPUB')} is not valid${given(problem, (what) => `: ${what}`)}.`,
  'already-archived': ({ file, record }) =>
    `${text(file, 'The file')} is archived already${given(record, (number) => ` as ${number}`)}.`,
  'restricted-document': ({ file }) =>
    `${text(file, 'The document')} is restricted and is filed in the restricted area.`,
  'archived-media': ({ system }) =>
    `${text(system, 'Its system')} keeps it in deep storage and has to fetch it first. That may take hours.`,
  'standing-waiver': ({ layer, approver }) =>
    `Standing waiver: no source for ${text(layer)}, approved by ${text(approver)}.`,
  'changed-since-you-looked': () =>
    'Something changed since you looked. Look at the plan again before you confirm.',
  'unreadable-mapping': ({ system, field }) =>
    `The field ${quoted(field)} of ${text(system, 'its system')} could not be understood.`,
  'already-attached': () => 'This version is the cover of these editions already.',
  'nothing-chosen': () => 'Choose at least one file.',
  'same-name-twice': ({ file }) =>
    `Two files are called ${text(file)}. In the archive each needs a name of its own.`,
  'name-too-long': ({ file, most }) =>
    `The name ${text(file)} is too long; at most ${aNumber(most)} characters are possible.`,
  'earlier-cover-not-judged': () =>
    'The earlier cover comes back as it was. Which asset is behind it is not known, so its rights cannot be checked.',
  'check-picture': ({ type, width, height, colourSpace }) =>
    `${aKind(type, 'Picture')}, ${aNumber(width)} × ${aNumber(height)} pixels${given(colourSpace, (space) => `, ${aColourSpace(space)}`)}`,
  'check-pdf': ({ file, pages, widthMm, heightMm }) =>
    `${given(file, (name) => `${name}: `)}PDF, ${aNumber(pages)} pages${given(widthMm, () => `, ${aNumber(widthMm)} × ${aNumber(heightMm)} mm`)}`,
  'check-epub': ({ file, title }) =>
    `${given(file, (name) => `${name}: `)}EPUB${given(title, (name) => ` of ${quoted(name)}`)}`,
  'check-audio': ({ file, type }) => `${given(file, (name) => `${name}: `)}${aKind(type, 'audio')}`,
  'check-document': ({ file, type }) =>
    `${given(file, (name) => `${name}: `)}${aKind(type, 'document')}`,
}
