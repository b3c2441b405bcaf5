import { type Context, Hono } from 'hono'
import { ApiError } from './api-error.ts'
import { applyCategories } from './category-values.ts'
import { places } from './default-mapping.ts'
import { recordOf, requiredWhole, textOf, wholeOf } from './input.ts'
import { propertiesOf } from './node-view.ts'
import { pageOf } from './paging.ts'
import { type ApiEnv, inputOf, linksOf, nodeOf, type Server } from './routes.ts'
import type { StoredNode } from './stored-node.ts'

const typeProperties = {
  wksp_type_id: places.workspaceType,
  wksp_type_name: 'Title',
  rm_enabled: true,
  templates: [{ id: places.workspaceTemplate, name: 'Title workspace', subtype: 848 }],
}

export function workspaceRoutes(server: Server): Hono<ApiEnv> {
  const { state } = server

  /** Paging is at the top here, not inside `collection`. */
  const list = async (context: Context<ApiEnv>, found: StoredNode[]) => {
    const input = await inputOf(server, context)
    const { entries, paging } = pageOf(
      found.filter((node) => state.canSee(node, context.get('user'))),
      input,
      { ...state.settings, defaultPage: 500, largestPage: 500 },
    )
    const results = entries.map(async (node) => ({
      data: { properties: await propertiesOf(state, node) },
    }))
    return { links: linksOf(context), paging, results: await Promise.all(results), wksp_info: {} }
  }

  return new Hono<ApiEnv>()
    .get('/v2/businessworkspacetypes', (context) =>
      context.json({
        links: linksOf(context),
        results: [{ data: { properties: typeProperties } }],
      }),
    )
    .get('/v2/externalsystems/:system/botypes/:type/boids/:object', async (context) => {
      const { system, type, object } = context.req.param()
      const answer = await list(context, state.workspacesOf(system, type, object))
      if (answer.results.length === 0)
        throw new ApiError(404, `The workspace for business object ${object} does not exist.`)
      return context.json(answer)
    })
    .get('/v2/businessworkspaces', async (context) => {
      const { values } = await inputOf(server, context)
      // Without expanded_view only workspaces that this user opened lately: none, for a service.
      const expanded = textOf(values.expanded_view)?.toLowerCase() === 'true'
      const name = /^contains_(.*)$/.exec(textOf(values.where_name) ?? '')?.[1]?.toLowerCase() ?? ''
      const found = [...state.nodes.values()].filter(
        (node) => expanded && node.type === 848 && node.name.toLowerCase().includes(name),
      )
      return context.json(await list(context, found))
    })
    .post('/v2/businessworkspaces', async (context) => {
      const { values } = await inputOf(server, context)
      if (requiredWhole(values, 'template_id') !== places.workspaceTemplate)
        throw new ApiError(400, 'Template not found.')
      const object = {
        externalSystem: textOf(values.ext_system_id) ?? '',
        type: textOf(values.bo_type) ?? '',
        id: textOf(values.bo_id) ?? '',
      }
      if (state.workspacesOf(object.externalSystem, object.type, object.id).length > 0)
        throw new ApiError(400, 'The business object is already referenced by a workspace.')
      const asked = textOf(values.name) ?? ''
      const node = state.add({
        name: state.settings.generatedNames ? `Title ${object.id}` : asked,
        type: 848,
        parentId: Math.abs(wholeOf(values.parent_id) ?? places.workspaces),
        objects: object.id === '' ? [] : [object],
      })
      applyCategories(state, node, recordOf(recordOf(values.roles).categories))
      const results = { id: node.id, direct_open: true, sub_folder_id: 0 }
      return context.json({ links: linksOf(context), results })
    })
    .get('/v2/businessworkspaces/:id', async (context) => {
      const node = nodeOf(server, context)
      if (node.type !== 848) throw new ApiError(404, `Workspace ${node.id} does not exist.`)
      const properties = await propertiesOf(state, node)
      const references = node.objects.map(({ externalSystem, type, id }) => ({
        ext_system_id: externalSystem,
        bo_type: type,
        bo_id: id,
      }))
      const data = { properties, workspace_references: references }
      return context.json({ links: linksOf(context), results: { data } })
    })
}
