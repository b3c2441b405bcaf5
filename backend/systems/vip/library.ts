import type { CallContext, Content, Library, LibraryAnswer } from '#backend/systems/port.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { ItemRef } from '#shared/domain/item.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { Client } from './client.ts'
import type { VipConfig } from './config.ts'
import { type Media, media, mediaFields } from './contract.ts'
import { system } from './failures.ts'
import { jpegOf, originalOf, type SiteFile, thumbnailOf } from './files.ts'
import { itemOf, versionOf } from './mapping.ts'
import { type Listed, listMedia } from './paging.ts'
import { type KeyQuestion, keyQuestions } from './title-query.ts'

export function createLibrary(client: Client, config: VipConfig, now: () => Date): Library {
  const answerOf = ({ rows, complete }: Listed): LibraryAnswer => {
    const fetchedAt = now().toISOString()
    return { items: rows.map((row) => itemOf(row, config, fetchedAt)), complete }
  }

  async function byTitle(keys: TitleKeys, context: CallContext): Promise<LibraryAnswer> {
    const questions = keyQuestions(keys, config)
    if (questions.length === 0) return { items: [], complete: false }
    const lists = await Promise.all(questions.map((question) => askFor(question, context)))
    const rows = new Map(lists.flatMap((list) => list.rows).map((row) => [row.id, row]))
    return answerOf({ rows: [...rows.values()], complete: lists.every((list) => list.complete) })
  }

  const askFor = (
    { parameter, values, isCarriedBy }: KeyQuestion,
    context: CallContext,
  ): Promise<Listed> =>
    listMedia(
      client,
      {
        operation: 'by-title',
        query: { [parameter]: values.join(',') },
        inspect: (rows) => {
          if (!rows.every(isCarriedBy)) throw notUnderstood(parameter)
        },
      },
      context,
    )

  /** The item as it is now; null when it is gone, or is not the version that is asked for any more. */
  async function read(id: string, context: CallContext): Promise<Media | null> {
    // Any other text would name another route.
    if (!/^\d+$/.test(id)) return null
    try {
      const { body } = await client.read(
        media,
        {
          operation: 'get',
          route: `/wp/v2/media/${id}`,
          query: { context: 'edit', _fields: mediaFields },
        },
        context,
      )
      return body.status === 'trash' ? null : body
    } catch (cause) {
      if (cause instanceof SystemFailure && cause.kind === 'not-found') return null
      throw cause
    }
  }
  async function readVersion(ref: ItemRef, context: CallContext): Promise<Media | null> {
    const found = await read(ref.id, context)
    return found && versionOf(found) === ref.version ? found : null
  }

  async function openFile(
    ref: ItemRef,
    choose: (found: Media) => SiteFile | null,
    offset: number,
    context: CallContext,
  ): Promise<Content | null> {
    const found = await readVersion(ref, context)
    const file = found && choose(found)
    return file && (await client.download(file, offset, context))
  }

  return {
    byTitle,

    async search({ keys, words, role, limit }, context) {
      const found =
        words.trim() === ''
          ? await byTitle(keys, context)
          : answerOf(
              await listMedia(
                client,
                { operation: 'search', query: { search: words.trim() }, pages: 1 },
                context,
              ),
            )
      const fitting = found.items.filter((item) => role === null || item.role === role)
      return {
        items: fitting.slice(0, limit),
        complete: found.complete && fitting.length <= limit,
      }
    },

    async get(ref, context) {
      const found = await readVersion(ref, context)
      return found && itemOf(found, config, now().toISOString())
    },

    async versions(id, context) {
      const found = await read(id, context)
      return found ? [itemOf(found, config, now().toISOString())] : []
    },

    thumbnail: (ref, context) => openFile(ref, (found) => thumbnailOf(found, config), 0, context),
    open: (ref, rendition, offset, context) =>
      openFile(ref, rendition === 'jpeg' ? jpegOf : originalOf, offset, context),
  }
}

/** WordPress ignores a parameter that it does not know, and then lists the whole library. */
const notUnderstood = (parameter: string): SystemFailure =>
  new SystemFailure('rejected', {
    system,
    operation: 'by-title',
    message: `The site does not know the parameter "${parameter}": its plugin is missing or too old`,
  })
