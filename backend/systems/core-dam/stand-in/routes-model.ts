import { Hono } from 'hono'
import { z } from 'zod'
import { hal, pageAnswer, Refusal } from './hal.ts'
import { accessLists, namespaces, traits, types } from './model.ts'
import type { CoreDamState } from './state.ts'

/** Namespaces, types, traits, access lists and the switch of full-text search. */
export function modelRoutes(state: CoreDamState): Hono {
  const routes = new Hono()
  const typeOf = (name: string) => {
    const found = types.find((one) => one.system_name === name)
    if (!found) throw new Refusal(404, `Type definition ${name} does not exist`)
    return found
  }
  const traitOf = (name: string) => {
    const found = traits.find((one) => one.system_name === name)
    if (!found) throw new Refusal(404, `Trait definition ${name} does not exist`)
    return found
  }
  const same = <Row>(row: Row): Row => row
  const summary = (definition: object) => {
    const { attributes: _, ...rest } = { attributes: [], ...definition }
    return rest
  }

  routes.get('/namespaces', (c) =>
    pageAnswer(c, state, namesIn(namespaces, c.req.query('filter')), same),
  )
  routes.get('/permissions', (c) =>
    pageAnswer(c, state, namesIn(accessLists, c.req.query('filter')), same),
  )
  routes.get('/type-definitions', (c) => {
    const category = c.req.query('category')
    const wanted = types.filter((one) => category === undefined || one.category === category)
    return pageAnswer(c, state, wanted, summary)
  })
  routes.get('/type-definitions/:type', (c) => hal(c, summary(typeOf(c.req.param('type')))))
  routes.get('/type-definitions/:type/attributes', (c) =>
    pageAnswer(c, state, typeOf(c.req.param('type')).attributes, same),
  )
  routes.get('/type-definitions/:type/required-traits', (c) =>
    pageAnswer(c, state, typeOf(c.req.param('type')).required_traits, same),
  )
  routes.get('/trait-definitions', (c) => pageAnswer(c, state, traits, summary))
  routes.get('/trait-definitions/:trait', (c) => hal(c, summary(traitOf(c.req.param('trait')))))
  routes.get('/trait-definitions/:trait/attributes', (c) =>
    pageAnswer(c, state, traitOf(c.req.param('trait')).attributes, same),
  )

  const searchSwitch = z.object({
    key: z.literal('ft_search_enabled'),
    value: z.enum(['true', 'false']),
  })
  routes.get('/configs/ft_search_enabled', (c) =>
    hal(c, { key: 'ft_search_enabled', value: String(state.switches.ftSearchEnabled) }),
  )
  routes.put('/configs/ft_search_enabled', async (c) => {
    const wanted = searchSwitch.safeParse(await c.req.json().catch(() => null))
    if (!wanted.success) throw new Refusal(400, 'Invalid configuration')
    state.switches.ftSearchEnabled = wanted.data.value === 'true'
    return hal(c, wanted.data)
  })
  return routes
}

/** `name eq 'a' or name eq 'b'`: the only filter that is seen on these lists. */
function namesIn<Row extends { name: string }>(rows: Row[], filter: string | undefined): Row[] {
  if (filter === undefined) return rows
  const names = [...filter.matchAll(/name eq (?:'([^']*)'|"([^"]*)")/g)].map(
    ([, single, double]) => single ?? double,
  )
  if (names.length === 0) throw new Refusal(400, `Invalid filter: ${filter}`)
  return rows.filter((row) => names.includes(row.name))
}
