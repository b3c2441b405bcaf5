import { expect, test } from 'vitest'
import { item, plainContent } from '#test/small-world.ts'
import { cover, givenOtmm } from '#test/given-otmm.ts'
import { colleagueLogin, serviceLogin } from './accounts.ts'

const formType = { 'content-type': 'application/x-www-form-urlencoded' }
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

/** The stand-in, spoken to without our client. */
async function spokenTo(items = [cover()]) {
  const standIn = await givenOtmm({ items })
  const { state } = standIn
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${standIn.url}/otmmapi/v6${path}`, init)
    const body = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? JSON.parse(body) : body,
    }
  }
  const signIn = async (username = serviceLogin) => {
    const password = state.accounts.passwords.get(username) ?? ''
    const answer = await call('/sessions', {
      method: 'POST',
      headers: formType,
      body: form({ username, password }),
    })
    const { session } = answer.body.session_resource
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return { id: String(session.id), digest: session.message_digest as string, cookie }
  }
  const session = await signIn()
  const headers = { otmmauthtoken: session.digest, 'x-requested-by': session.id }
  const search = async (fields: Record<string, string>) =>
    (
      await call('/search/text', {
        method: 'POST',
        headers: { ...headers, ...formType },
        body: form(fields),
      })
    ).body.search_result_resource
  return { ...standIn, call, signIn, session, headers, search }
}

const latest = JSON.stringify({
  search_condition_list: {
    search_condition: [
      {
        type: 'com.artesia.search.SearchScalarCondition',
        metadata_field_id: 'ARTESIA.FIELD.IS LATEST VERSION',
        relational_operator_id: 'ARTESIA.OPERATOR.CHAR.CONTAINS',
        value: 'Y',
      },
    ],
  },
})

test('accepts a session by cookie, digest header and otmmToken, and ends all three at once', async () => {
  const { call, session, state } = await spokenTo()
  const proofs: Record<string, string>[] = [
    { cookie: session.cookie },
    { otmmauthtoken: session.digest },
    { authorization: `Bearer otmmToken ${session.digest}` },
  ]
  const path = '/lookupdomains'
  for (const headers of proofs) expect((await call(path, { headers })).status).toBe(200)
  state.accounts.expireAll()
  for (const headers of proofs)
    expect(await call(path, { headers })).toMatchObject({
      status: 401,
      body: { exception_body: { http_response_code: 401 } },
    })
})

test('a write by session needs X-Requested-By; a read and an OAuth caller do not', async () => {
  const { call, headers, session, state } = await spokenTo()
  const write = (proof: Record<string, string>) =>
    call('/search/text', { method: 'POST', headers: { ...proof, ...formType }, body: '' })
  expect((await write(headers)).status).toBe(200)
  expect((await write({ otmmauthtoken: session.digest })).status).toBe(400)
  expect((await write({ otmmauthtoken: session.digest, 'x-requested-by': '1' })).status).toBe(400)
  expect((await write({ authorization: `Bearer ${state.accounts.issueToken('x')}` })).status).toBe(
    200,
  )
  expect((await call('/assets/x', { headers: { cookie: session.cookie } })).status).toBe(404)
})

test('OTDS gives a ticket for OTMM that becomes a session', async () => {
  const { url, call, credentials } = await spokenTo()
  const otds = async (path: string, body: object) =>
    (
      await fetch(`${url}/otdsws/rest/authentication/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    ).json() as Promise<{ ticket: string }>
  const { username: userName, password, otdsResourceId: targetResourceId } = credentials
  const { ticket } = await otds('credentials', { userName, password })
  const direct = await call('/sessions', { headers: { OTDSToken: ticket } })
  expect(direct.status).toBe(401)
  const exchanged = await otds('resource/ticketforresource', { ticket, targetResourceId })
  const session = await call('/sessions', { headers: { OTDSToken: exchanged.ticket } })
  expect(session.body.session_resource.session.login_name).toBe(serviceLogin)
})

test('raw brackets in an address get a page of the web server instead of an answer', async () => {
  const { call, headers } = await spokenTo()
  const selection = '{"selection_context_param":{"selection_context":{"asset_ids":["a"]}}}'
  const raw = await call(`/assets?selection_context=${selection}`, { headers })
  expect([raw.status, raw.headers.get('content-type')]).toEqual([400, 'text/html; charset=UTF-8'])
  const encoded = `/assets?selection_context=${encodeURIComponent(selection)}`
  expect((await call(encoded, { headers })).body).toEqual({ assets_resource: { asset_list: [] } })
})

test('searches by GET, by form and by query of a POST alike', async () => {
  const { call, headers, search } = await spokenTo()
  const fields = { search_condition_list: latest, limit: '5' }
  const byForm = await search(fields)
  const query = `/search/text?${form(fields)}`
  expect((await call(query, { headers })).body.search_result_resource).toEqual(byForm)
  const posted = await call(query, { method: 'POST', headers })
  expect(posted.body.search_result_resource).toEqual(byForm)
})

test('counts are right on the last page and past it; ids alone come without assets', async () => {
  const { search } = await spokenTo(
    [1, 2, 3].map((n) => cover({ key: `k${n}`, name: `Cover ${n}`, workIds: [] })),
  )
  const page = async (after: string) =>
    (await search({ keyword_query: 'cover', search_condition_list: latest, after, limit: '2' }))
      .search_result
  expect(await page('2')).toMatchObject({ hit_count: 1, total_hit_count: 3, offset: 2 })
  expect(await page('3')).toMatchObject({ hit_count: 0, total_hit_count: 3, asset_id_list: [] })
  const ids = await search({ keyword_query: 'cover', return_type: 'ids' })
  expect([ids.asset_list, ids.search_result.asset_id_list.length]).toEqual([undefined, 6])
})

test('facets restrict by what people see, sort orders, a folder filter limits', async () => {
  const { search, state } = await spokenTo([
    cover({ key: 'a', name: 'A' }),
    item({
      system: 'otmm',
      key: 'b',
      name: 'B',
      workIds: [],
      versions: [
        {
          number: 1,
          content: plainContent('b.pdf', 'application/pdf', 'b'),
          thumbnail: null,
          jpeg: null,
          approval: 'approved',
          approvedBy: null,
          modifiedAt: '2026-01-01T00:00:00Z',
        },
      ],
    }),
  ])
  const names = async (fields: Record<string, string>) => {
    const found = await search({ search_condition_list: latest, ...fields })
    return found.asset_list.map((asset: { name: string }) => asset.name)
  }
  const restricted = (field_id: string, value_list: (string | null)[]) => ({
    facet_restriction_list: JSON.stringify({
      facet_restriction_list: { facet_field_restriction: [{ field_id, value_list }] },
    }),
  })
  expect(await names(restricted('ARTESIA.FIELD.MIME TYPE', ['application/pdf']))).toEqual(['B'])
  expect(await names(restricted('PUB.FIELD.APPROVAL', ['In review']))).toEqual(['A'])
  expect(await names({ sort: 'desc_NAME' })).toEqual([
    'The Salt Almanac',
    'Public Folders',
    'B',
    'A',
  ])
  expect(await names({ folder_filter: state.assets[0]!.folderIds[0]! })).toEqual(['A'])
})

test('load types decide what an asset carries; field ids keep their spaces', async () => {
  const { call, headers, state, url } = await spokenTo()
  const path = `/assets/${state.assets[1]!.assetId}`
  const read = async (query = '') =>
    (await call(path + query, { headers })).body.asset_resource.asset
  expect(await read()).not.toHaveProperty('metadata')
  const full = JSON.stringify(await read('?load_type=full'))
  expect(full).toContain('"id":"PUB.COLUMN.WORK ID"')
  expect(full).toContain('"display_value":"Cleared "')
  const request = encodeURIComponent('{"data_load_request":{"load_asset_content_info":"true"}}')
  const custom = await read(`?load_type=custom&data_load_request=${request}`)
  expect([custom.master_content_info.content_size, custom.metadata]).toEqual([18, undefined])
  const rendition = await fetch(new URL(custom.master_content_info.url, url), { headers })
  expect(await rendition.text()).toBe('bytes of version 2')
})

test('an edit needs the lock, only its holder gives it back, and the index follows later', async () => {
  const { call, headers, search, signIn, state } = await spokenTo()
  state.switches.indexDelayMs = 60_000
  const asset = state.assets[1]!
  const path = `/assets/${asset.assetId}`
  const edit = () =>
    call(path, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        edited_asset: {
          data: {
            metadata: [
              { id: 'PUB.FIELD.ALT TEXT', value: { value: { type: 'string', value: 'Gulls' } } },
            ],
          },
        },
      }),
    })
  const colleague = await signIn(colleagueLogin)
  const change = (action: string, by: Record<string, string>) =>
    call(`${path}/state`, {
      method: 'PUT',
      headers: { ...by, ...formType },
      body: form({ action }),
    })
  expect((await edit()).status).toBe(409)
  expect((await change('lock', headers)).status).toBe(200)
  expect((await edit()).status).toBe(200)
  const other = { otmmauthtoken: colleague.digest, 'x-requested-by': colleague.id }
  expect((await change('unlock', other)).status).toBe(409)
  expect((await change('unlock', headers)).status).toBe(200)
  const full = await call(`${path}?load_type=full`, { headers })
  expect(JSON.stringify(full.body)).toContain('Gulls')
  expect((await search({ keyword_query: 'gulls' })).search_result.total_hit_count).toBe(0)
  asset.indexed = null
  expect((await search({ keyword_query: 'gulls' })).search_result.total_hit_count).toBe(1)
})

test('deleting is soft, and a partial failure of many comes with 200', async () => {
  const { call, headers, state } = await spokenTo()
  const [first, second] = state.assets
  first!.lockedBy = colleagueLogin
  const asset_ids = [first!.assetId, second!.assetId]
  const answer = await call('/assets/state', {
    method: 'PUT',
    headers: { ...headers, ...formType },
    body: form({
      action: 'delete',
      selection_context: JSON.stringify({
        selection_context_param: { selection_context: { asset_ids } },
      }),
    }),
  })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      bulk_asset_result_representation: {
        bulk_asset_result: {
          successful_object_list: [second!.assetId],
          failed_object_list: [first!.assetId],
        },
      },
    },
  })
  const read = await call(`/assets/${second!.assetId}`, { headers })
  expect(read.body.asset_resource.asset).toMatchObject({ deleted: true, content_state: 'SEL_DEL' })
})

test('a folder per work holds its assets', async () => {
  const { call, headers } = await spokenTo()
  const roots = await call('/folders/rootfolders', { headers })
  const [root] = roots.body.folders_resource.folder_list
  const folders = await call(`/folders/${root.asset_id}/folders`, { headers })
  const [folder] = folders.body.folders_resource.folder_list
  expect(folder).toMatchObject({ name: 'The Salt Almanac', data_type: 'CONTAINER' })
  const assets = await call(`/folders/${folder.asset_id}/assets`, { headers })
  const [asset] = assets.body.assets_resource.asset_list
  expect(asset).toMatchObject({ name: 'Front cover', version: 2 })
  const parents = await call(`/assets/${asset.asset_id}/parents`, { headers })
  expect(parents.body.folders_resource.folder_list).toEqual([folder])
  expect((await call('/folders/none/assets', { headers })).status).toBe(404)
})
