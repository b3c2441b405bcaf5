import { Hono } from 'hono'
import { ApiError } from './api-error.ts'
import { readInput, textOf } from './input.ts'
import type { SignIn } from './sign-in.ts'

const build = { build: '1', href: '/api/v1/ping', version: '26.1.0' }

/** Sign-in with user name and password, and what needs no sign-in. */
export const openRoutes = (signIn: SignIn): Hono =>
  new Hono()
    .get('/v1/ping', (context) => context.json(build))
    .post('/v1/auth', async (context) => {
      const { values } = await readInput(context)
      const [name, password] = [textOf(values.username), textOf(values.password)]
      if (name === null || password === null)
        throw new ApiError(500, 'Argument "username" or "password" is required.')
      const user = signIn.byPassword(name, password)
      if (!user) throw new ApiError(401, 'Invalid username/password specified.')
      return context.json({ ticket: signIn.open(user) })
    })

/** OTDS, which gives tokens and tickets for the same sessions. */
export const directoryRoutes = (signIn: SignIn): Hono =>
  new Hono()
    .post('/otdsws/oauth2/token', async (context) => {
      const { values } = await readInput(context)
      const basic = /^Basic (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
      const [id, secret] = basic
        ? Buffer.from(basic, 'base64').toString().split(':')
        : [textOf(values.client_id), textOf(values.client_secret)]
      const user = signIn.byClient(id ?? null, secret ?? null)
      if (!user) return context.json({ error: 'invalid_client' }, 401)
      if (values.grant_type !== 'client_credentials')
        return context.json({ error: 'unsupported_grant_type' }, 400)
      return context.json({
        access_token: signIn.open(user),
        token_type: 'Bearer',
        expires_in: 3600,
      })
    })
    .post('/otdsws/rest/authentication/credentials', async (context) => {
      const given: unknown = await context.req.json()
      const values = typeof given === 'object' && given !== null ? { ...given } : {}
      const [name, password] = [
        'userName' in values ? textOf(values.userName) : null,
        'password' in values ? textOf(values.password) : null,
      ]
      const user = signIn.byPassword(name, password)
      if (!user) return context.json({ error: 'Authentication failed' }, 401)
      return context.json({ ticket: `*OTDSSSO*${signIn.open(user)}` })
    })
