import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunView } from '#shared/api/runs.ts'
import type { Problem } from '#shared/api/session.ts'
import type { TitleView } from '#shared/api/titles.ts'
import type { PlanRequest } from '#shared/api/runs.ts'
import { serveOnLoopback } from '#backend/systems/stand-in.ts'
import { agreement, clearedWorld } from '#test/cleared-world.ts'
import { givenSlipcase, type Caller, type GivenSlipcase } from '#test/given-slipcase.ts'
import { item, plainContent } from '#test/small-world.ts'
import { resourcesOf } from '#test/stand-in-state.ts'

const workId = 50042
const royalty = item({
  ...agreement(),
  system: 'content-server',
  key: 'royalty',
  name: 'Royalty statement 2025.pdf',
  role: 'royalty-statement',
  documentClass: 'royalty',
  agreement: null,
})
const notAPicture = item({
  system: 'core-dam',
  key: 'not-a-picture',
  name: 'Cover that is text',
  versions: [
    {
      ...clearedWorld().items[0]!.versions[0]!,
      content: plainContent('cover_final.jpg', 'image/jpeg', 'this is not a picture\n'),
      jpeg: null,
    },
  ],
})

describe('with everything connected', () => {
  let given: GivenSlipcase
  let editor: Caller
  let title: TitleView
  beforeAll(async () => {
    given = await givenSlipcase({ world: clearedWorld({ items: [royalty, notAPicture] }) })
    editor = await given.as('editor')
    title = await editor.title(workId)
  })
  afterAll(() => given.close())

  const rowNamed = (name: string) => title.rows.find((row) => row.name === name)!
  const attach = (name: string): PlanRequest => ({
    action: 'attach-cover',
    input: { workId, item: rowNamed(name).ref, productIds: [700101] },
  })

  test('nobody who is not signed in gets anything', async () => {
    for (const path of [
      `/titles/${workId}`,
      `/titles/${workId}/activity`,
      `/session`,
      `/events?work=${workId}`,
    ]) {
      const answer = await fetch(`${given.url}${path}`)
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        401,
        'application/problem+json',
      ])
      expect(((await answer.json()) as Problem).nextStep).toBe('Sign in again.')
    }
  })

  test('a forged sign-in is none', async () => {
    const answer = await fetch(`${given.url}/titles/${workId}`, {
      headers: {
        authorization:
          'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwibmFtZSI6IkEiLCJyb2xlcyI6WyJhZG1pbmlzdHJhdG9yIl19.',
      },
    })
    expect(answer.status).toBe(401)
  })

  test.each([
    ['an unknown work', 59999],
    ['a work of another customer', 90001],
  ])('%s is said to be unknown', async (_case, id) => {
    const { status, body } = await editor.call<Problem>('GET', `/titles/${id}`)
    expect([status, body.code]).toEqual([404, 'unknown-work'])
    expect(body.detail).not.toContain('Not Ours')
  })

  test('an address that is no work id is refused', async () => {
    expect((await editor.call<Problem>('GET', '/titles/1e9')).status).toBe(400)
    expect((await editor.call<Problem>('GET', '/titles/../session')).status).not.toBe(500)
  })

  test('a body that is not JSON, or is not a plan, is refused with a problem', async () => {
    const { body: token } = await editor.call<{ token: string }>('POST', '/session/sandbox', {
      role: 'editor',
    })
    const headers = { authorization: `Bearer ${token.token}`, 'content-type': 'application/json' }
    for (const body of [
      '{"action":',
      'null',
      '[]',
      '{"action":"attach-cover","input":{}}',
      '{"action":"delete-everything","input":{}}',
    ]) {
      const answer = await fetch(`${given.url}/plans`, { method: 'POST', headers, body })
      expect([body, answer.status]).toEqual([body, 400])
    }
  })

  test('a run without an Idempotency-Key is refused', async () => {
    const { status } = await editor.call('POST', '/runs', {
      plan: attach('Front cover'),
      planHash: 'x',
    })
    expect(status).toBe(400)
  })

  test('a picture that is not a picture is refused with what it is', async () => {
    const { body } = await editor.plan(attach('Cover that is text'))
    expect(body.notices.filter(({ weight }) => weight === 'refusal')).toEqual([
      { code: 'not-a-picture', weight: 'refusal', args: { found: 'text/plain' } },
    ])
  })

  test('an item that nobody has is refused, with nothing written', async () => {
    const { body } = await editor.plan({
      action: 'attach-cover',
      input: {
        workId,
        item: { system: 'otmm', id: 'gone', version: 'gone' },
        productIds: [700101],
      },
    })
    expect([body.runnable, body.notices[0]?.code, body.writes]).toEqual([false, 'item-gone', []])
  })

  test('editions that the title does not have are refused', async () => {
    const { body } = await editor.plan({
      action: 'attach-cover',
      input: { workId, item: rowNamed('Front cover').ref, productIds: [1] },
    })
    expect(body.notices.map(({ code }) => code)).toContain('edition-unknown')
  })

  test('contracts and royalty statements do not exist for an editor, not even as a number', async () => {
    expect(title.rows.map(({ documentClass }) => documentClass)).not.toContain('contract')
    expect(JSON.stringify(title)).not.toMatch(/royalt|Okafor\.pdf|agreement Okafor/i)
    expect(title.systems.find(({ system }) => system === 'content-server')?.items).toBe(0)
    const legal = await (await given.as('legal')).title(workId)
    expect(legal.rows.map(({ documentClass }) => documentClass)).toEqual(
      expect.arrayContaining(['contract', 'royalty']),
    )
    const auditor = await (await given.as('auditor')).title(workId)
    expect(auditor.rows.map(({ documentClass }) => documentClass)).not.toContain('royalty')
  })

  test('the reasons that an editor reads name no agreement, party or record', async () => {
    const { body } = await editor.plan(attach('Front cover'))
    const reason = body.gate?.reasons.find(({ layer }) => layer === 'agreement')
    expect(reason).toMatchObject({ source: null, valueSeen: null, whoCanMend: 'rights' })
    expect(JSON.stringify(body)).not.toMatch(/Ines Okafor|Author agreement/)
  })

  test('an altered thumbnail address gives nothing', async () => {
    const address = rowNamed('Front cover').thumbnail!
    expect((await fetch(`${given.url}${address}`)).status).toBe(200)
    expect((await fetch(`${given.url}${address.slice(0, -3)}AAA`)).status).toBe(404)
  })

  test('signing in as a role needs a role that exists', async () => {
    const answer = await fetch(`${given.url}/session/sandbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"role":"owner"}',
    })
    expect(answer.status).toBe(400)
  })
})

test('a system that is down does not keep the others away, and nothing is cleared on it', async () => {
  const gone = await serveOnLoopback(new Hono())
  await gone.close()
  const given = await givenSlipcase({
    world: clearedWorld(),
    change: (config) => ({
      ...config,
      systems: {
        ...(config['systems'] as object),
        'content-server': {
          ...(config['systems'] as Record<string, object>)['content-server'],
          baseUrl: gone.url,
        },
      },
    }),
  })
  try {
    const editor = await given.as('editor')
    const title = await editor.title(workId)
    expect(title.systems.map(({ system, state }) => [system, state])).toEqual([
      ['consonance', 'fresh'],
      ['otmm', 'fresh'],
      ['core-dam', 'fresh'],
      ['vip', 'fresh'],
      ['iconik', 'fresh'],
      ['content-server', 'down'],
    ])
    const cover = title.rows.find((row) => row.role === 'front-cover')!
    expect(cover.rights.verdict).toBe('unknown')
    const { body: plan } = await editor.plan({
      action: 'attach-cover',
      input: { workId, item: cover.ref, productIds: [700101] },
    })
    expect([plan.runnable, plan.gate?.verdict]).toEqual([false, 'unknown'])
    expect(plan.gate?.reasons.map(({ code }) => code)).toContain('SOURCE_UNAVAILABLE')
  } finally {
    await given.close()
  }
})

test('rights that are withdrawn between the plan and the sending block the write', async () => {
  const given = await givenSlipcase({ world: clearedWorld() })
  try {
    const editor = await given.as('editor')
    const title = await editor.title(workId)
    const cover = title.rows.find((row) => row.role === 'front-cover')!
    const plan: PlanRequest = {
      action: 'attach-cover',
      input: { workId, item: cover.ref, productIds: [700101, 700102] },
    }
    const { body: shown } = await editor.plan(plan)
    expect(shown.runnable).toBe(true)
    // The agreement's document is taken away in Content Server between looking and pressing.
    const { state } = given.sandbox.standIns.get('content-server') as unknown as {
      state: { nodes: Map<number, { name: string }> }
    }
    for (const [id, node] of state.nodes)
      if (node.name.startsWith('Author agreement')) state.nodes.delete(id)
    const started = await editor.call<RunView & Problem>(
      'POST',
      '/runs',
      { plan, planHash: shown.planHash },
      { 'idempotency-key': 'rights-withdrawn' },
    )
    expect([started.status, started.body.code]).toEqual([422, 'plan-refused'])
    expect(resourcesOf(given, workId).map(({ id }) => id)).toEqual([900001])
  } finally {
    await given.close()
  }
})
