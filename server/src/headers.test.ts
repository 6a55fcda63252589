import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Route, routesOf } from './fixtures/routes.ts'
import { servePages } from './platform/http/pages.ts'
import { buildWebIfStale } from './platform/http/web-build.ts'

/** What a browser is told beside the answer, at every door and whatever is answered there. */

let at: TestCentre
let url: string
beforeAll(async () => {
  at = await openTestCentre({ environment: { YORDAM_ORIGIN: 'https://yordam.example' } })
  await buildWebIfStale(() => undefined)
  await servePages(at.centre.app)
  url = await at.serve()
})
afterAll(() => at?.close())

const expected: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src '(none|self)';.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\), microphone=\(\)/,
  'strict-transport-security': /^max-age=31536000$/,
  'cache-control': /./,
}

/** What is wrong with these headers, in words; empty when nothing is. */
const wrongIn = (headers: Headers): string[] => [
  ...Object.entries(expected).flatMap(([name, form]) =>
    form.test(headers.get(name) ?? '') ? [] : [`${name}: ${headers.get(name)}`],
  ),
  ...(/unsafe-/.test(headers.get('content-security-policy') ?? '') ? ['unsafe-'] : []),
]

const ask = async (path: string, method = 'GET', more: Readonly<Record<string, string>> = {}) => {
  const hangUp = new AbortController()
  const answer = await fetch(url + path, { method, headers: more, redirect: 'manual', signal: hangUp.signal })
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) hangUp.abort()
  else await answer.arrayBuffer()
  return answer
}

const named = ({ path }: Route): string => path.replace(/:\w+/g, '0000').replace(/\*$/, '')

test('every route has them, for whoever is refused and for whoever is answered', async () => {
  const token = await at.tokenOf('administrator')
  const routes = routesOf(at.centre.app)
  expect(routes.length).toBeGreaterThan(80)
  const statuses = new Set<number>()
  for (const route of routes)
    for (const pass of [undefined, { authorization: `Bearer ${token}` }]) {
      const answer = await ask(named(route), route.method, pass)
      statuses.add(answer.status)
      expect([`${route.method} ${route.path} ${answer.status}`, ...wrongIn(answer.headers)]).toHaveLength(1)
    }
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404]))
})

test('nothing that says something of anybody is kept on its way', async () => {
  const token = await at.tokenOf('administrator')
  const kept: string[] = []
  for (const route of routesOf(at.centre.app).filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/'),
  )) {
    const { headers } = await ask(named(route), 'GET', { authorization: `Bearer ${token}` })
    if (headers.get('cache-control') !== 'no-store') kept.push(`${route.path} ${headers.get('cache-control')}`)
  }
  expect(kept.sort()).toEqual([
    '/api/map/ground private, no-cache', // the plan of a city
    '/api/premises/points private, no-cache', // where there are premises, and not whose
  ])
})

describe('what is no route has them too', () => {
  test.each(['/%zz', `/api/alarms/${'x'.repeat(300)}`, '/api/nothing', '/nothing', '/../../etc/passwd', '/index.html'])(
    '%s',
    async (path) => expect(wrongIn((await ask(path)).headers)).toEqual([]),
  )

  test.each<[string, string]>([
    ['what is not HTTP', 'NONSENSE / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a head without an end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('%s', async (_name, bytes) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    const [head] = (await text(socket)).split('\r\n\r\n')
    const lines = head!
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])
    expect(wrongIn(new Headers(lines))).toEqual([])
  })
})

test.each([
  ['/nothing', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'text/html'],
  ['/assets/nothing.js', 'text/html', 'text/html'],
  ['/nothing', '*/*', 'application/problem+json'],
  ['/api/nothing', 'text/html', 'application/problem+json'],
])('there is nothing at %s, and whoever wants %s reads so as %s', async (path, accept, type) => {
  const answer = await ask(path, 'GET', { accept })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toMatch(type)
  expect(wrongIn(answer.headers)).toEqual([])
})

test('a page has a nonce of its own each time, and a file that runs asks nobody else', async () => {
  const policyOf = async (path: string) => (await ask(path)).headers.get('content-security-policy')!
  const [one, two] = [await policyOf('/console'), await policyOf('/console')]
  expect(one).toMatch(/script-src 'self' 'nonce-[\w+/]{24}'/)
  expect(one).not.toBe(two)
  const page = await (await fetch(`${url}/console`)).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)![1]!
  expect(await policyOf(script)).toContain(`connect-src 'self'`)
})
