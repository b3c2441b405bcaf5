import { Hono } from 'hono'
import { z } from 'zod'
import { listAnswer, RestError, withFields } from './answers.ts'
import type { Caller } from './callers.ts'
import type { Term, VipState } from './state.ts'

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

/** The term of that name, made when there is none. */
export function termFor(state: VipState, name: string): Term {
  const slug = slugOf(name)
  const known = [...state.territories.values()].find((term) => term.slug === slug)
  if (known) return known
  const term = { id: state.nextId(), name, slug }
  state.territories.set(term.id, term)
  return term
}

const wanted = z.object({ name: z.string().min(1), slug: z.string().optional() })

/** The taxonomy `territory` of the plugin. */
export function territoryRoutes(state: VipState, caller: Caller): Hono {
  const routes = new Hono()
  routes.get('/wp/v2/territories', (c) =>
    listAnswer(
      c,
      [...state.territories.values()],
      () => true,
      (term) => ({ ...term, taxonomy: 'territory' }),
    ),
  )
  routes.get('/wp/v2/territories/:id{\\d+}', (c) => {
    const term = state.territories.get(Number(c.req.param('id')))
    if (!term) throw new RestError(404, 'rest_term_invalid')
    return c.json(withFields(c, { ...term, taxonomy: 'territory' }))
  })
  routes.post('/wp/v2/territories', async (c) => {
    if (!caller(c)) throw new RestError(401, 'rest_cannot_create')
    const asked = wanted.safeParse(await c.req.json().catch(() => null))
    if (!asked.success) throw new RestError(400, 'rest_missing_callback_param')
    const slug = asked.data.slug ?? slugOf(asked.data.name)
    const known = [...state.territories.values()].find((term) => term.slug === slug)
    if (known) throw new RestError(400, 'term_exists', { term_id: known.id })
    const term = { id: state.nextId(), name: asked.data.name, slug }
    state.territories.set(term.id, term)
    return c.json({ ...term, taxonomy: 'territory' }, 201)
  })
  return routes
}
