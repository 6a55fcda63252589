import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { town } from '../fixtures/ground.ts'

let at: TestCentre
let administrator: Ask
let url: string
let token: string
beforeAll(async () => {
  at = await openTestCentre()
  administrator = await at.as('administrator')
  url = await at.serve()
  token = await at.tokenOf('crew', 'T-11')
})
afterAll(() => at?.close())

/** As a browser asks; `fetch` would unpack the answer by itself, and so cannot show how it came. */
const ask = (headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = request(
      `${url}/api/map/ground`,
      { headers: { authorization: `Bearer ${token}`, ...headers } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
        )
      },
    )
    asked.on('error', reject).end()
  })

const eventsOfGround = async (): Promise<number> => {
  const { rows } = await at.pool.query(
    `select count(*)::int as count from journal.event where type = 'ground-plan-replaced'`,
  )
  return rows[0].count
}

describe('the ground plan', () => {
  test('is empty before anybody gave one', async () => {
    const { status, body } = await ask()
    expect([status, JSON.parse(body.toString())]).toEqual([200, { type: 'FeatureCollection', features: [] }])
  })

  test('that is given is shown, packed as the client can unpack it', async () => {
    const given = await administrator('PUT', '/api/map/ground', town)
    const known = { features: 8, bounds: [69.2, 41.28, 69.3, 41.34], attribution: '© nobody' }
    expect(given).toMatchObject({ status: 200, body: known })
    expect((await administrator('GET', '/api/map')).body.ground).toEqual(given.body)
    const [br, gz, plain] = [
      await ask({ 'accept-encoding': 'gzip, br' }),
      await ask({ 'accept-encoding': 'gzip' }),
      await ask(),
    ]
    expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined])
    expect(JSON.parse(brotliDecompressSync(br.body).toString())).toEqual(town)
    expect(JSON.parse(gunzipSync(gz.body).toString())).toEqual(town)
    expect(JSON.parse(plain.body.toString())).toEqual(town)
    expect(plain.headers['content-type']).toBe('application/geo+json')
    const etag = plain.headers.etag as string
    expect(etag).toBe(`"${given.body.hash}"`)
    expect(await ask({ 'if-none-match': etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  })

  test('that is given again is no second event', async () => {
    const before = await eventsOfGround()
    expect((await administrator('PUT', '/api/map/ground', town)).status).toBe(200)
    expect(await eventsOfGround()).toBe(before)
  })

  test('that is wrong changes nothing, and the answer names the feature', async () => {
    const { headers } = await ask()
    const bad = structuredClone(town)
    bad.features[4]!.properties.kind = 'wall'
    const refused = await administrator('PUT', '/api/map/ground', bad)
    expect(refused).toMatchObject({ status: 400, body: { code: 'bad-ground-plan', detail: { feature: 4 } } })
    expect(refused.body.title).toMatch(/^Feature 4: properties.kind is "wall"/)
    expect(await administrator('PUT', '/api/map/ground', '{"type":')).toMatchObject({
      status: 400,
      body: { code: 'bad-ground-plan' },
    })
    expect((await ask()).headers.etag).toBe(headers.etag)
  })

  test('that no reader could hold is refused in words, and the next one is taken', async () => {
    for (const [document, why] of [
      [`{"type":"FeatureCollection","features":${'['.repeat(2 ** 24)}`, /32 deep/],
      [`[${'{},'.repeat(4_100_000)}{}]`, /at most 4000000 lists/],
      ['{"a":'.repeat(100_000), /32 deep/],
    ] as const) {
      const refused = await administrator('PUT', '/api/map/ground', document)
      expect(refused).toMatchObject({ status: 400, body: { code: 'bad-ground-plan' } })
      expect(refused.body.title).toMatch(why)
    }
    expect((await administrator('PUT', '/api/map/ground', town)).status).toBe(200)
  })

  test('may be far larger than other bodies, up to its own limit', async () => {
    const block = town.features[3]!
    const large = { ...town, features: Array.from({ length: 20_000 }, () => block) }
    expect(JSON.stringify(large).length).toBeGreaterThan(2 ** 21)
    expect(await administrator('PUT', '/api/map/ground', large)).toMatchObject({
      status: 200,
      body: { features: 20_000 },
    })
    expect(await administrator('PUT', '/api/map/ground', ' '.repeat(20 * 2 ** 20 + 1))).toMatchObject({ status: 413 })
  })

  test('of two that come at once, one is shown whole', async () => {
    const other = { ...town, features: town.features.slice(0, 3) }
    await Promise.all([town, other, town, other].map((plan) => administrator('PUT', '/api/map/ground', plan)))
    expect(JSON.parse((await ask()).body.toString()).features.length).toBe(3)
  })
})
