import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Action, Role, rightOf, rights } from './platform/identity/rights.ts'

/** Every route of the API against every role: who may do what is the table of rights, and nothing else. */

let at: TestCentre
let url: string
beforeAll(async () => {
  at = await openTestCentre({ demo: true })
  url = await at.serve()
})
afterAll(() => at?.close())

interface Route {
  readonly method: string
  readonly path: string
}

/** What is open to everybody, each for a reason that can be said. */
const openToAll = [
  'GET /api/health', // monitors
  'GET /api/ways', // the page before anybody has come in
  'POST /api/demo/enter', // in a demonstration only
  'POST /api/session', // the code of the link is the right to use it
  'POST /api/session/passkey/options', // who comes in by a key of their own has nothing else to show
  'POST /api/session/passkey',
  'POST /api/session/password',
  'GET /api/session/organisation', // the organisation says who they are
  'GET /api/session/callback/oidc',
  'GET /api/openapi.json', // the document
  'GET /api/docs',
  'GET /api/docs/',
  'GET /api/docs/static/index.html',
  'GET /api/docs/static/swagger-initializer.js',
  'GET /api/docs/static/theme/yordam.css',
  'GET /api/docs/*',
  'GET /api/docs/json',
  'GET /api/docs/yaml',
]

/** What people ask of themselves: who they are, and whether what they pressed was done. */
const ofEverybody = [
  '/api/session',
  '/api/session/lock',
  '/api/session/unlock',
  '/api/session/change',
  '/api/commands/answered',
]

/** Read from Fastify's own tree of routes, so that none can be forgotten here. */
const routes = (): Route[] => {
  const ancestors: string[] = []
  return at.centre.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, segment, methods] = /^((?:[│ ] {3})*)[├└]── (\S+) \((.+)\)$/.exec(line) ?? []
      if (indent === undefined || segment === undefined || methods === undefined) return []
      const depth = indent.length / 4
      ancestors.length = depth
      ancestors.push(segment)
      const path = ancestors.join('')
      return methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [{ method, path }]))
    })
}

/** Sends what is never a valid command, so that who may do it changes nothing by it. */
const knock = async ({ method, path }: Route, token?: string): Promise<{ status: number; body: unknown }> => {
  const hangUp = new AbortController()
  const answer = await fetch(url + path.replace(/:(id|account)/, '0000'), {
    method,
    signal: hangUp.signal,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && method !== 'DELETE' && { 'content-type': 'application/json' }),
      'yordam-request': '1',
    },
    ...(method !== 'GET' && method !== 'DELETE' && { body: '[]' }),
  })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const body = isStream ? '' : await answer.text()
  if (isStream) hangUp.abort()
  return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(body) : body }
}

const guarded = (): Route[] => routes().filter(({ method, path }) => !openToAll.includes(`${method} ${path}`))

test('the tree of routes is read whole', () => {
  expect(routes().length).toBeGreaterThan(45)
  expect(routes()).toContainEqual({ method: 'POST', path: '/api/alarms/:id/escalate' })
})

test('whoever has not come in gets 401 everywhere but at the doors that are open', async () => {
  for (const route of guarded())
    expect({ ...route, ...(await knock(route)) }).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
  for (const open of openToAll) {
    const [method, path] = open.split(' ') as [string, string]
    const { status } = await knock({ method, path })
    expect(`${open} ${[200, 302, 400, 404].includes(status)}`).toBe(`${open} true`)
  }
})

test('what does not exist is 404, not a hint', async () => {
  expect(await knock({ method: 'GET', path: '/api/nothing' })).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  })
})

describe('every route is open to the roles of one action of the table, and to no other', () => {
  test('all of them', async () => {
    const met = new Set<string>()
    for (const route of guarded()) {
      const refusedRoles: Role[] = []
      const actions = new Set<string>()
      for (const role of Role.options) {
        const { status, body } = await knock(route, await at.tokenOf(role, role === 'crew' ? 'T-11' : undefined))
        const problem = body as { code?: string; detail?: { action: string; role: string } }
        expect(status, `${role} ${route.method} ${route.path}`).toBeLessThan(500)
        if (problem.code !== 'not-allowed') continue
        expect(status).toBe(403)
        expect(problem.detail?.role).toBe(role)
        refusedRoles.push(role)
        actions.add(problem.detail!.action)
      }
      const allowed = Role.options.filter((role) => !refusedRoles.includes(role))
      if (refusedRoles.length === 0) {
        expect(ofEverybody, 'open to every role').toContain(route.path)
        met.add('session:own')
        continue
      }
      expect(actions.size, `${route.method} ${route.path}`).toBe(1)
      const [action] = [...actions] as [Action]
      expect(allowed.sort(), `${route.method} ${route.path} (${action})`).toEqual([...rightOf(action).roles].sort())
      met.add(action)
    }
    expect([...met].sort()).toEqual(Object.keys(rights).sort())
  })
})
