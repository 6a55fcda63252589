import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { explaining, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { listen } from './fixtures/event-stream.ts'
import { calledFrom, fieldOf, livesThrough, type Secret, secrets } from './fixtures/life.ts'
import { streams } from './fixtures/routes.ts'
import { type FieldName, fields, maySee } from './platform/fields.ts'
import { type Action, mayDo, Role } from './platform/identity/rights.ts'

/** A life is lived through, and then every role asks for everything: what it is told must be what the registry lets it see. */

let at: TestCentre
let routes: readonly Route[]
beforeAll(async () => {
  at = await openTestCentre()
  await livesThrough(at)
  routes = await routesOf()
})
afterAll(() => at?.close())

interface Schema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly description?: string
  readonly format?: string
}

interface Route {
  readonly path: string
  /** The row of the table of rights that opens it; undefined for what is open to all, or to everybody who has come in. */
  readonly action: Action | undefined
  readonly parameters: readonly string[]
  readonly answer: Schema | undefined
}

interface Get {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>>
}

/** Everything that can be asked for, by the document; which right it takes is said to who has none. */
const routesOf = async (): Promise<Route[]> => {
  const { paths } = (await at.stranger('GET', '/api/openapi.json')).body
  const nobody = await at.as('resident')
  const asked = Object.entries<{ get?: Get }>(paths).flatMap(([path, { get }]) => (get ? [{ path, get }] : []))
  return Promise.all(
    asked.map(async ({ path, get }) => {
      const { status, body } = await nobody('GET', path.replace(/\{\w+\}/g, '0000'))
      const { parameters = [], responses } = get
      return {
        path,
        action: status === 403 ? body.detail.action : undefined,
        parameters: parameters.filter((one) => one.in !== 'header').map(({ name }) => name),
        answer: Object.values(responses['200']?.content ?? {})[0]?.schema,
      }
    }),
  )
}

/** What a question without which there is no answer is asked with. */
const asked = (path: string): string => {
  const now = new Date().toISOString()
  const query: Readonly<Record<string, string>> = {
    '/api/premises/search': 'q=Qushbegi',
    '/api/past': `at=${now}`,
    '/api/past/changes': 'after=0&limit=1000',
    '/api/past/tracks': `from=${new Date(Date.now() - 3_600_000).toISOString()}&until=${now}`,
  }
  return query[path] ? `${path}?${query[path]}` : path
}

/** Every name of a thing that is there. */
const everyName = async (): Promise<string[]> => {
  const { rows: kinds } = await at.pool.query(`select kind from board.made`)
  const ids = await Promise.all(
    kinds.map(async ({ kind }) => (await at.pool.query<{ id: string }>(`select id from board.${kind}`)).rows),
  )
  const { rows: signals } = await at.pool.query<{ id: string }>(
    `select '1-' || seq as id from journal.event where type = 'signal-received'`,
  )
  const { rows: photos } = await at.pool.query<{ id: string }>('select id::text from pictures.photo')
  return [...new Set([...ids.flat(), ...signals, ...photos].map(({ id }) => id))]
}

const found = (text: string): Secret[] =>
  (Object.entries(secrets) as [Secret, string][]).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []))

test('every answer to every role holds only what the registry lets that question see', {
  timeout: 120_000,
}, async () => {
  const names = await everyName()
  expect(names.length).toBeGreaterThan(15)
  const seen = new Map<FieldName, Set<string>>()
  let answers = 0
  for (const role of Role.options) {
    const ask = explaining(await at.as(role, role === 'crew' ? 'T-11' : undefined))
    for (const { path, action } of routes.filter(({ answer }) => answer !== undefined)) {
      if (streams.includes(path)) continue // below; an approval as its list has it; and frames that belong to no board
      if (action !== undefined && !mayDo({ role }, action, Date.now())) continue
      const urls =
        path === '/api/signals'
          ? ['1234', '5678'].map((account) => `${path}?account=${account}`)
          : path.includes('{')
            ? names.map((name) => path.replace(/\{\w+\}/, name))
            : [asked(path)]
      for (const url of urls) {
        const { status, bytes } = await ask('GET', url)
        expect(status, `${role} ${url}`).toBeLessThan(500)
        if (status >= 300) continue
        answers++
        for (const secret of found(bytes.toString())) {
          const field = fieldOf[secret]
          expect(
            field !== null && action !== undefined && maySee(field, role, [action]),
            `${secret} to ${role} at ${url} (${action})`,
          ).toBe(true)
          seen.set(field!, (seen.get(field!) ?? new Set()).add(role))
        }
      }
    }
  }
  expect(answers).toBeGreaterThan(300)
  // And it is seen by somebody, or else by nobody on purpose.
  const shown = (Object.keys(fields) as FieldName[]).filter((name) => Object.values(fieldOf).includes(name))
  expect(shown.filter((name) => !seen.has(name)).sort()).toEqual(
    shown.filter((name) => fields[name].seenBy.length === 0).sort(),
  )
})

describe('the live push', () => {
  test.each(Role.options.filter((role) => mayDo({ role }, 'live:watch', 0)))('shows %s no more', async (role) => {
    const token = await at.tokenOf(role, role === 'crew' ? 'T-11' : undefined)
    const screen = await listen(`${await at.serve()}/api/live`, { authorization: `Bearer ${token}` })
    const told = JSON.stringify((await screen.next('reset')).data)
    screen.close()
    const names = found(told)
    for (const secret of names) expect(`${secret} ${maySee(fieldOf[secret]!, role)}`).toBe(`${secret} true`)
    if (role === 'analyst') expect(names).toEqual([])
    if (role !== 'crew') expect(told.includes(calledFrom)).toBe(role !== 'analyst')
  })
})

/** What answers with times and places in a row, and why it follows nobody. */
const series: Readonly<Record<string, string>> = {
  '/api/alarms': 'the queue of the whole city; of whom closed ones were is not said',
  '/api/incidents': 'what is under way in the whole city; where closed ones were is not said',
  '/api/closures': 'roads that are closed for everybody',
  '/api/units': 'where staffed units are now',
  '/api/units/{id}/incidents': 'what a unit is sent to, for its own crew and the desk',
  '/api/past': 'what the room saw at one moment',
  '/api/past/changes': 'what the room saw, one change after the other',
  '/api/past/tracks': 'the tracks of all staffed units together',
}

/** A unit is no person: it is staffed by whoever is on duty on it. */
const ofUnit = /^\/api\/units\/\{id\}\//
/** By these one person, account or number would be picked out. */
const picksOut = /account|person|user|number|phone|name|premises|unit|subject|id/i

describe('nobody is followed: times and places in a row', () => {
  const named = (name: string) => /position|longitude|latitude|coordinates|place$|tracks/i.test(name)

  test('come from no question but these, and none of them picks out one person, account or number', async () => {
    const { components } = (await at.stranger('GET', '/api/openapi.json')).body
    const inside = (schema: Schema | undefined, known: readonly Schema[] = []): Schema[] => {
      if (!schema || known.includes(schema)) return []
      const { $ref, properties = {}, items, prefixItems = [], additionalProperties } = schema
      const { anyOf = [], oneOf = [], allOf = [] } = schema
      const target = $ref ? (components.schemas[$ref.split('/').at(-1)!] as Schema) : undefined
      const next = [target, items, ...prefixItems, ...anyOf, ...oneOf, ...allOf, ...Object.values(properties)]
      if (typeof additionalProperties === 'object') next.push(additionalProperties)
      return [schema, ...next.flatMap((one) => inside(one, [...known, schema]))]
    }
    const rowsOf = (schema: Schema | undefined): Schema[] =>
      inside(schema).flatMap(({ items, additionalProperties }) =>
        [items, additionalProperties].filter((one): one is Schema => typeof one === 'object'),
      )
    const has = (row: Schema, what: (name: string, schema: Schema) => boolean): boolean =>
      inside(row).some(({ properties = {} }) => Object.entries(properties).some(([name, schema]) => what(name, schema)))
    const hasPlace = (row: Schema) => has(row, (name) => named(name))
    const hasTime = (row: Schema) =>
      has(row, (name, schema) => /At$|^at$|since|time/i.test(name) || schema.$ref?.endsWith('/Instant') === true)
    const inRow = routes.filter(({ answer }) => rowsOf(answer).some((row) => hasPlace(row) && hasTime(row)))
    const opaque = ['/api/past/tracks', '/api/past/changes']
    expect([...new Set([...inRow.map(({ path }) => path), ...opaque])].sort()).toEqual(Object.keys(series).sort())
    for (const { path, parameters } of routes.filter(({ path }) => path in series && !ofUnit.test(path)))
      expect(`${path} ${parameters.filter((one) => picksOut.test(one))}`).toBe(`${path} `)
  })

  test('and there is no track but of a unit', async () => {
    const { rows } = await at.pool.query<{ place: string }>(`
      select format('%s.%s', table_schema, table_name) as place from information_schema.columns
      where column_name in ('longitude', 'latitude') group by 1 order by 1`)
    expect(rows.map(({ place }) => place)).toEqual([
      'telemetry.unit_position',
      'telemetry.unit_track',
      'telemetry.unit_track_coarse',
    ])
  })
})
