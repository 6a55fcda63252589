import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Organisation, openOrganisation } from './house/organisation.ts'
import { freePort, type ServerProcess, startServer } from './house/server-process.ts'

/** The way to the organisation's sign-in and back, walked by whoever wants to lead people elsewhere, or to come in as them. */

const evil = 'https://evil.example'

let organisation: Organisation
let server: ServerProcess
beforeAll(async () => {
  const port = await freePort()
  organisation = await openOrganisation(`http://localhost:${port}`)
  server = await startServer({
    httpPort: port,
    env: {
      YORDAM_OIDC_ISSUER: organisation.issuer,
      YORDAM_OIDC_CLIENT: organisation.client.id,
      YORDAM_OIDC_SECRET: organisation.client.secret,
      YORDAM_OIDC_NAME: 'The ministry',
    },
  })
  await server.yordam('staff', 'invite', '--login', '1042', '--name', 'Operator 1042', '--role', 'operator')
}, 120_000)
afterAll(async () => {
  await server?.remove()
  await organisation?.close()
})

interface Answer {
  readonly status: number
  readonly location: string | undefined
}

/** A browser without a page: it has cookies of each place, and goes nowhere by itself. */
const openBrowser = () => {
  const cookies = new Map<string, Map<string, string>>()
  const ask = (address: string, form?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const { hostname, port, origin, pathname, search } = new URL(address)
    const own = cookies.get(origin) ?? new Map<string, string>()
    cookies.set(origin, own)
    const sent = {
      cookie: Array.from(own, ([name, value]) => `${name}=${value}`).join('; '),
      ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    }
    const options = {
      hostname,
      port,
      path: pathname + search,
      method: form === undefined ? 'GET' : 'POST',
      headers: sent,
    }
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
          own.set(name!, value!)
        }
        const { location } = answer.headers
        answer
          .resume()
          .on('end', () =>
            resolve({ status: answer.statusCode!, location: location && new URL(location, address).href }),
          )
      })
      asked.on('error', reject).end(form)
    })
  }
  const isIn = async (): Promise<boolean> => (await ask(`${server.url}/api/session`)).status === 200
  return { ask, isIn, cookies }
}
type Browser = ReturnType<typeof openBrowser>

/** Goes there, as somebody who types this number, and stops before the way back. */
const goThere = async ({ ask }: Browser, login = '1042', query = '', headers = {}): Promise<URL> => {
  let at = (await ask(`${server.url}/api/session/organisation${query}`, undefined, headers)).location!
  expect(new URL(at).searchParams.get('redirect_uri')).toBe(`${server.url}/api/session/callback/oidc`)
  for (let step = 0; at.startsWith(organisation.issuer); step++) {
    expect(step).toBeLessThan(10)
    const { status, location } = await ask(at)
    if (location !== undefined) at = location
    else {
      expect(status).toBe(200)
      const first = await ask(at, `prompt=login&login=${login}&password=x`)
      at = first.location ?? (await ask(at, 'prompt=consent')).location!
    }
  }
  expect(at).toMatch(new RegExp(`^${server.url}/api/session/callback/oidc\\?`))
  return new URL(at)
}
const home = () => `${server.url}/`
const refused = () => `${server.url}/?refused=organisation`

describe('open redirect: nobody is led elsewhere', () => {
  test.each([
    `?callbackURL=${evil}`,
    '?callbackURL=//evil.example&errorCallbackURL=//evil.example&newUserCallbackURL=//evil.example',
    `?redirect=${evil}&redirect_uri=${evil}&returnTo=${evil}&next=${evil}`,
  ])('by what they ask with: %s', async (query) => {
    const browser = openBrowser()
    const said = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      referer: evil,
    }
    const back = await goThere(browser, '1042', query, said)
    for (const name of ['callbackURL', 'redirect', 'redirect_uri', 'errorURL']) back.searchParams.append(name, evil)
    expect(await browser.ask(back.href, undefined, { ...said, host: back.host })).toMatchObject({
      status: 302,
      location: home(),
    })
    expect(await browser.isIn()).toBe(true)
  })

  test('by another state, or one that says where to', async () => {
    for (const state of ['x', evil, encodeURIComponent(JSON.stringify({ callbackURL: evil }))]) {
      const browser = openBrowser()
      const back = await goThere(browser)
      back.searchParams.set('state', state)
      expect((await browser.ask(back.href)).location).toBe(refused())
      expect(await browser.isIn()).toBe(false)
    }
  })

  test('by the organisation: it sends nobody but to us', async () => {
    const { ask } = openBrowser()
    const there = new URL((await ask(`${server.url}/api/session/organisation`)).location!)
    there.searchParams.set('redirect_uri', `${evil}/api/session/callback/oidc`)
    const { status, location } = await ask(there.href)
    expect([status, location]).toEqual([400, undefined])
  })
})

describe('whoever has the way back of somebody else', () => {
  test('comes in by it on no other browser: what was asked there is not known here', async () => {
    const victim = openBrowser()
    const back = await goThere(victim)
    const thief = openBrowser()
    expect((await thief.ask(back.href)).location).toBe(refused())
    expect(await thief.isIn()).toBe(false)
    // And nobody is made to come in as the thief by a link: they have asked for nothing.
    await thief.ask(`${server.url}/api/session/organisation`)
    expect((await thief.ask((await goThere(openBrowser())).href)).location).toBe(refused())
    expect(await thief.isIn()).toBe(false)
  })

  test('comes in by it once', async () => {
    const browser = openBrowser()
    const back = await goThere(browser)
    const before = new Map(browser.cookies.get(server.url))
    expect((await browser.ask(back.href)).location).toBe(home())
    const again = openBrowser()
    again.cookies.set(server.url, before)
    expect((await again.ask(back.href)).location).toBe(refused())
    expect(await again.isIn()).toBe(false)
  })
})
