import { type Context, Hono } from 'hono'
import { Readable } from 'node:stream'
import { ApiError } from './api-error.ts'
import { textOf } from './input.ts'
import { propertiesOf, versionView } from './node-view.ts'
import { type ApiEnv, inputOf, linksOf, nodeOf, type Server } from './routes.ts'
import type { StoredNode, StoredVersion } from './stored-node.ts'

export function versionRoutes(server: Server): Hono<ApiEnv> {
  const { state } = server

  const one = (context: Context<ApiEnv>): [StoredNode, StoredVersion] => {
    const node = nodeOf(server, context)
    const number = context.req.param('number')
    const version = node.versions.find((version) => String(version.number) === number)
    if (!version) throw new ApiError(500, `Could not get version ${number} of node ${node.id}`)
    return [node, version]
  }

  const content = async (context: Context, version: StoredVersion): Promise<Response> => {
    const stream = await version.content.open()
    const body = Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
    return context.body(body, 200, {
      'content-type': version.mediaType,
      'content-length': String(await version.content.size()),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(version.fileName)}`,
    })
  }

  const newest = async (context: Context<ApiEnv>) => {
    const id = context.req.param('id') ?? ''
    const node = state.nodes.get(Math.abs(Number(id)))
    const version = node?.versions.at(-1)
    if (!node || !version || !state.canSee(node, context.get('user')))
      throw new ApiError(500, `Could not locate node: ${id}`)
    return content(context, version)
  }

  const numbered = (context: Context<ApiEnv>) => content(context, one(context)[1])

  return new Hono<ApiEnv>()
    .get('/v1/nodes/:id/content', newest)
    .get('/v2/nodes/:id/content', newest)
    .get('/v1/nodes/:id/versions/latest', async (context) => {
      const node = nodeOf(server, context)
      const version = node.versions.at(-1)
      if (!version) throw new ApiError(500, `Node ${node.id} has no versions`)
      return context.json({ data: await versionView(node, version) })
    })
    .get('/v1/nodes/:id/versions/:number/content', numbered)
    .get('/v2/nodes/:id/versions/:number/content', numbered)
    .get('/v2/nodes/:id/versions', async (context) => {
      const node = nodeOf(server, context)
      const views = node.versions.map((version) => versionView(node, version))
      const results = (await Promise.all(views)).map((versions) => ({ data: { versions } }))
      return context.json({ links: linksOf(context), results })
    })
    .post('/v2/nodes/:id/versions', async (context) => {
      const node = nodeOf(server, context)
      const { values, file } = await inputOf(server, context)
      state.requireChangeable(node)
      if (!file) throw new ApiError(400, 'Argument "file" is required.')
      const version = state.addVersion(node, {
        fileName: file.name,
        mediaType: file.mediaType,
        content: file.content,
        description: (textOf(values.description) ?? '').slice(0, 255),
      })
      const properties = await propertiesOf(state, node)
      const versions = await versionView(node, version)
      return context.json({ links: linksOf(context), results: { data: { properties, versions } } })
    })
    .get('/v2/nodes/:id/versions/:number', async (context) => {
      const versions = await versionView(...one(context))
      return context.json({ links: linksOf(context), results: { data: { versions } } })
    })
    .put('/v2/nodes/:id/versions/:number', async (context) => {
      const [node, version] = one(context)
      state.requireChangeable(node)
      const { values } = await inputOf(server, context)
      version.description = (textOf(values.description) ?? version.description).slice(0, 255)
      state.markChanged(node)
      return context.json({ links: linksOf(context), results: {} })
    })
    .delete('/v2/nodes/:id/versions/:number', (context) => {
      const [node, version] = one(context)
      state.requireChangeable(node)
      if (node.versions.length === 1) throw new ApiError(500, 'The only version cannot be deleted.')
      node.versions.splice(node.versions.indexOf(version), 1)
      state.markChanged(node)
      return context.json({ links: linksOf(context), results: {} })
    })
}
