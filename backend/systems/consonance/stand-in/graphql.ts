import type { HttpBindings } from '@hono/node-server'
import { createSchema, createYoga } from 'graphql-yoga'
import { Hono } from 'hono'
import { type Call, resolvers, type ResolverParts } from './resolvers.ts'
import type { ConsonanceState } from './state.ts'
import { typeDefinitions } from './type-definitions.ts'

/** `POST /graphql` with a bearer key. Anything else is refused or not there; no CORS. */
export function graphqlRoutes(parts: ResolverParts): Hono {
  const { state } = parts
  const yoga = createYoga<{ call: Call }>({
    schema: schemaWithout(parts),
    graphiql: false,
    landingPage: false,
    cors: false,
    logging: false,
    maskedErrors: false,
    plugins: [
      {
        onParams({ params }) {
          const operation = params.operationName ?? 'graphql'
          state.requests[operation] = (state.requests[operation] ?? 0) + 1
        },
      },
    ],
  })
  return new Hono().post('/graphql', async (context) => {
    const key = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    const clientId = state.keys.get(key ?? '')
    if (clientId === undefined) return refusal(state)
    const call: Call = { clientId, breakOff: false }
    const answer = await yoga.fetch(context.req.raw, { call })
    // The only way to end a connection without an answer is below Hono.
    if (call.breakOff) (context.env as HttpBindings).incoming.socket.destroy()
    return new Response(await answer.text(), { status: answer.status, headers: answer.headers })
  })
}

/** The schema of the moment; made again only when other fields are hidden. */
function schemaWithout(parts: ResolverParts) {
  let made: { hidden: string; schema: ReturnType<typeof schemaOf> } | null = null
  const schemaOf = () =>
    createSchema<{ call: Call }>({
      typeDefs: typeDefinitions(parts.state.hiddenFields),
      resolvers: resolvers(parts),
      resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
    })
  return () => {
    const hidden = [...parts.state.hiddenFields].sort().join(' ')
    if (made?.hidden !== hidden) made = { hidden, schema: schemaOf() }
    return made.schema
  }
}

function refusal(state: ConsonanceState): Response {
  const message = '401: Unauthorized'
  if (state.refusal === 'errors') return Response.json({ errors: [{ message }] })
  return Response.json({ message }, { status: state.refusal === 'status' ? 401 : 200 })
}
