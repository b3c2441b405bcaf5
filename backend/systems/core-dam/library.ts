import type { CallContext, Library, LibraryAnswer } from '#backend/systems/port.ts'
import type { ItemRef } from '#shared/domain/item.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { Client } from './client.ts'
import type { CoreDamConfig } from './config.ts'
import { instance, type Instance } from './contract.ts'
import { assetKeyOf, isbnsOf, itemOf, referencesOf, workIdsOf } from './mapping.ts'
import { readAll } from './paging.ts'
import { keysCondition, questionOf, wordsCondition } from './query.ts'
import { createRenditions, type RenditionKind } from './renditions.ts'

export function createLibrary(client: Client, config: CoreDamConfig, now: () => Date): Library {
  const renditions = createRenditions(client, config, now)
  const { itemsPerPage } = config

  const answerOf = (instances: Instance[], complete: boolean): LibraryAnswer => {
    const fetchedAt = now().toISOString()
    return { items: instances.map((one) => itemOf(one, config, fetchedAt)), complete }
  }

  async function byTitle(keys: TitleKeys, context: CallContext): Promise<LibraryAnswer> {
    const condition = keysCondition(keys, config)
    if (!condition) return { items: [], complete: false }
    const { instances, complete } = await readAll(
      client,
      questionOf(condition, 'latest', config),
      { operation: 'by-title', itemsPerPage },
      context,
    )
    // How exactly an attribute is compared is not documented, for either query language.
    const carries = instances.filter((one) => carriesAKey(one, keys, config))
    return answerOf(newestOfEach(carries, config), complete)
  }

  async function read(id: string, context: CallContext): Promise<Instance | null> {
    return await client.find(
      instance,
      {
        operation: 'get',
        path: `/instances/file/${encodeURIComponent(config.type)}/${encodeURIComponent(id)}`,
      },
      context,
    )
  }

  async function open(
    ref: ItemRef,
    kind: RenditionKind,
    offset: number,
    context: CallContext,
  ): ReturnType<Library['open']> {
    const found = await renditions.find(ref.version, kind, context)
    return found && (await client.download(found.href, found.mediaType, offset, context))
  }

  return {
    byTitle,

    async search({ keys, words, role, limit }, context) {
      const wanted = words.split(/\s+/).filter(Boolean)
      if (wanted.length === 0) {
        const { items, complete } = await byTitle(keys, context)
        const fitting = items.filter((item) => role === null || item.role === role)
        return { items: fitting.slice(0, limit), complete: complete && fitting.length <= limit }
      }
      const { instances, complete } = await readAll(
        client,
        questionOf(wordsCondition(wanted, role, config), 'latest', config),
        { operation: 'search', itemsPerPage, most: limit },
        context,
      )
      return answerOf(newestOfEach(instances, config), complete)
    },

    async get(ref, context) {
      const found = await read(ref.version, context)
      if (!found || assetKeyOf(found, config) !== ref.id) return null
      return itemOf(found, config, now().toISOString())
    },

    async versions(id, context) {
      const { assetKey } = config.fields
      const { instances } = assetKey
        ? await readAll(
            client,
            questionOf(
              { kind: 'holds', attributes: [{ name: assetKey, values: [id] }] },
              'all',
              config,
            ),
            { operation: 'versions', itemsPerPage },
            context,
          )
        : { instances: [] }
      const same = instances.filter((one) => assetKeyOf(one, config) === id)
      // An instance without the attribute is an asset of its own.
      const alone = same.length === 0 ? await read(id, context) : null
      const all = alone && assetKeyOf(alone, config) === id ? [alone] : same
      return answerOf(all.toSorted(byVersion), true).items
    },

    thumbnail: (ref, context) => open(ref, 'thumbnail', 0, context),
    open,
  }
}

function carriesAKey(one: Instance, keys: TitleKeys, config: CoreDamConfig): boolean {
  return (
    isbnsOf(one, config).some((isbn) => keys.isbns.includes(isbn)) ||
    workIdsOf(one, config).includes(keys.workId) ||
    (keys.reference !== null && referencesOf(one, config).includes(keys.reference))
  )
}

/** One row per asset, even where an index that lags still calls two versions the latest. */
function newestOfEach(instances: Instance[], config: CoreDamConfig): Instance[] {
  const newest = new Map<string, Instance>()
  for (const one of instances) {
    const key = assetKeyOf(one, config)
    const held = newest.get(key)
    if (!held || byVersion(held, one) < 0) newest.set(key, one)
  }
  return [...newest.values()]
}

const byVersion = (a: Instance, b: Instance): number =>
  Number(a.version_no ?? 0) - Number(b.version_no ?? 0)
