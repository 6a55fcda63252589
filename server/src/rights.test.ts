import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { hours } from './fixtures/people.ts'
import { type Route, routesOf } from './fixtures/routes.ts'
import type { Person } from './platform/identity/people.ts'
import { type Action, mayDo, Role, rightOf, rights } from './platform/identity/rights.ts'
import { newSecret } from './platform/identity/secret.ts'

/**
 * Every route of the API against every role, nobody, the token of another site, and a right for a time: who may do what is
 * the table of rights, and nothing else.
 */

let at: TestCentre
let url: string
beforeAll(async () => {
  at = await openTestCentre({ demo: true })
  url = await at.serve()
})
/** Each request that was answered as the table says. */
let cells = 0
afterAll(async () => {
  console.log(`rights: ${cells} cells of the table tried at the door`)
  await at?.close()
})

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

const routes = (): Route[] => routesOf(at.centre.app)

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

/** One cell: this route with this pass is answered so. */
const cell = async (route: Route, token: string | undefined, answer: object): Promise<void> => {
  expect({ ...route, ...(await knock(route, token)) }).toMatchObject(answer)
  cells++
}

test('the tree of routes is read whole', () => {
  expect(routes().length).toBeGreaterThan(45)
  expect(routes()).toContainEqual({ method: 'POST', path: '/api/alarms/:id/escalate' })
})

test('whoever has not come in gets 401 everywhere but at the doors that are open', async () => {
  for (const route of guarded()) await cell(route, undefined, { status: 401, body: { code: 'not-signed-in' } })
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

test('whoever brings a token of another site gets 401 everywhere, and is told so', async () => {
  const token = newSecret('token', 7)
  for (const route of guarded()) await cell(route, token, { status: 401, body: { code: 'other-site' } })
})

describe('every route is open to the roles of one action of the table, and to no other', () => {
  const actionOf = new Map<Route, Action>()

  test('all of them', async () => {
    const met = new Set<string>()
    for (const route of guarded()) {
      const refusedRoles: Role[] = []
      const actions = new Set<string>()
      for (const role of Role.options) {
        const { status, body } = await knock(route, await at.tokenOf(role, role === 'crew' ? 'T-11' : undefined))
        const problem = body as { code?: string; detail?: { action: string; role: string } }
        expect(status, `${role} ${route.method} ${route.path}`).toBeLessThan(500)
        cells++
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
      actionOf.set(route, action)
    }
    expect([...met].sort()).toEqual(Object.keys(rights).sort())
  })

  test('and to who was given the right for a time: not before, not after, and for nothing else', async () => {
    const pass = newSecret('token', 1)
    const { identity } = at.centre
    let grants: Person['grants'] = []
    const who = identity.who.bind(identity)
    const guest = (): Person => ({ id: 'guest', name: 'Guest', role: 'resident', unit: null, grants })
    identity.who = async (given) => (given === pass ? { person: guest(), locked: false } : who(given))
    const refused = (action: Action) => ({ status: 403, body: { code: 'not-allowed', detail: { action } } })
    const routesNow = [...actionOf].filter(([, action]) => !mayDo(guest(), action, Date.now()))
    expect(routesNow.length).toBeGreaterThan(40)
    for (const [route, action] of routesNow) {
      const other = action === 'past:read' ? 'map:read' : 'past:read'
      grants = [{ action: other, until: Date.now() + hours(1) }]
      await cell(route, pass, refused(action))
      grants = [{ action, until: Date.now() + hours(1) }]
      const { status, body } = await knock(route, pass)
      expect([status, (body as { code?: string }).code], `${route.method} ${route.path}`).not.toEqual([
        403,
        'not-allowed',
      ])
      cells++
      grants = [{ action, until: Date.now() }]
      await cell(route, pass, refused(action))
    }
    identity.who = who
  })
})
