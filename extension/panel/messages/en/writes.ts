import type { WriteCode } from '#shared/domain/notice.ts'
import { aSize, given, quoted, text, type Args, type Say } from '../args.ts'
import { plural } from '../formats.ts'

const forEditions = ({ editions }: Args): string =>
  typeof editions === 'number'
    ? plural(editions, { one: ' for # edition', other: ' for # editions' })
    : ''

/** What a write does, planned or done. Where it is done stands beside it and is not repeated. */
export const writes: Record<WriteCode, Say> = {
  'keep-earlier-cover': () => 'Keep a copy of the earlier cover, for undo',
  'create-cover': (args) =>
    `Create the cover from ${text(args.file, 'the chosen file')}${forEditions(args)}`,
  'link-item': (args) => `Link ${text(args.name, 'the item')}${forEditions(args)}`,
  'restore-link': ({ name }) => `Restore the link to ${text(name, 'the earlier item')}`,
  'remove-link': ({ name }) => `Remove the link to ${text(name, 'the item')}`,
  'retire-cover': ({ resource }) =>
    `Take ${given(resource, (id) => `cover ${id}`) || 'the cover'} out of use`,
  'keep-cover-for-others': (args) =>
    `Keep the earlier cover${forEditions(args)} that go on using it`,
  'bring-cover-back': (args) => `Bring the earlier cover back${forEditions(args)}`,
  'ensure-workspace': ({ title }) =>
    `Make sure that there is a workspace for ${quoted(title, 'the title')}`,
  'file-document': ({ file, bytes }) =>
    `File ${text(file, 'the document')}${given(bytes, () => ` (${aSize(bytes)})`)} as a record`,
}
