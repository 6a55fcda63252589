import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type FieldName, fields } from './platform/fields.ts'

/** The registry of fields against what is there: every event that a part defines, and every column of the database. */

/** Where a field may stand, by the place: `alarm-noted.text`, `identity.pass.name`. */
const registered = new Map<string, FieldName>(
  Object.entries(fields).flatMap(([name, { where }]) => where.map((place) => [place, name as FieldName] as const)),
)
const isColumn = (place: string): boolean => place.split('.').length === 3

/** What is called like this says something of a person, unless it is said below why not. */
const looksPersonal =
  /name|address|phone|mail|person|user|crew|^position|place|longitude|latitude|heading|text|note|narrative|reason|sealed|let_by|birth|photo$/i

/** Called like something of a person, and why it is nothing of the kind. */
const notPersonal: Readonly<Record<string, string>> = {
  'station-registered.name': 'of a house of ours',
  'station-registered.position': 'of a house of ours',
  'station-changed.name': 'of a house of ours',
  'station-changed.position': 'of a house of ours',
  'auth.user.name': 'the id of a member of staff, and nothing of them',
  'auth.user.email': 'the same, in the form that better-auth asks for',
  'auth.user.emailVerified': 'always true',
  'auth.account.userId': 'the id of a member of staff',
  'auth.passkey.userId': 'the id of a member of staff',
  'auth.session.userId': 'the id of a member of staff',
  'auth.twoFactor.userId': 'the id of a member of staff',
  'auth.session.ipAddress': 'always empty',
  'auth.session.userAgent': 'always empty',
  'photo-added.photo': 'a number; the picture itself is sealed',
}

describe('events', () => {
  const events = eventsIn(
    globSync('**/*.ts', { cwd: import.meta.dirname, exclude: (name) => /\.test\.ts$/.test(name) }),
  )

  test('are all read', () => expect(events.length).toBeGreaterThan(45))

  test('have no private part but fields of the registry, each where the registry says', () => {
    const found = events.flatMap(({ type, sealed }) => sealed.map(([part, field]) => `${type}.${part} ${field}`))
    const inClear = events.flatMap(({ type, open }) => open.flatMap(({ name }) => [`${type}.${name}`, `*.${name}`]))
    const expected = [...registered].flatMap(([place, field]) =>
      isColumn(place) || inClear.includes(place) ? [] : [`${place} ${field}`],
    )
    expect(found.sort()).toEqual(expected.sort())
  })

  test('say nothing else of a person', () => {
    const open = events.flatMap(({ type, open }) => open.map((part) => ({ type, ...part })))
    const unknown = open.filter(
      ({ type, name, isActor }) =>
        (isActor || looksPersonal.test(name)) &&
        !registered.has(`${type}.${name}`) &&
        !registered.has(`*.${name}`) &&
        !(`${type}.${name}` in notPersonal),
    )
    expect(unknown).toEqual([])
    for (const place of [...registered.keys()].filter((place) => place.startsWith('*.')))
      expect(open.map(({ name }) => `*.${name}`)).toContain(place)
  })
})

describe('tables', () => {
  let at: TestCentre
  beforeAll(async () => {
    at = await openTestCentre()
  })
  afterAll(() => at?.close())

  /** Every column that is ours; jobs are graphile-worker's, and hold references. */
  const columns = async (): Promise<string[]> => {
    const { rows } = await at.pool.query<{ place: string }>(`
      select format('%s.%s.%s', table_schema, table_name, column_name) as place from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema', 'jobs')`)
    return rows.map(({ place }) => place)
  }

  test('are all there', async () => expect((await columns()).length).toBeGreaterThan(100))

  test('have no column that says something of a person but those of the registry', async () => {
    const found = (await columns()).filter(
      (place) => registered.has(place) || (looksPersonal.test(place.split('.')[2]!) && !(place in notPersonal)),
    )
    expect(found.sort()).toEqual([...registered.keys()].filter(isColumn).sort())
  })

  test('and nothing is called harmless that is not there', async () => {
    const there = await columns()
    expect(Object.keys(notPersonal).filter((place) => isColumn(place) && !there.includes(place))).toEqual([])
  })
})

/** An event as its part defines it: private parts with the field of each, and what stands in clear. */
interface Defined {
  readonly type: string
  readonly sealed: readonly (readonly [part: string, field: string])[]
  readonly open: readonly { readonly name: string; readonly isActor: boolean }[]
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree
type Node = any

/** Every member of every type that is called `…Event`, read as the compiler reads it. */
function eventsIn(files: readonly string[]): Defined[] {
  return files.flatMap((file) => {
    const { program } = parseSync(file, readFileSync(join(import.meta.dirname, file), 'utf8'))
    const types = new Map<string, Node>()
    for (const statement of program.body as Node[]) {
      const declared = statement.declaration ?? statement
      if (/^TS(TypeAlias|Interface)Declaration$/.test(declared.type)) types.set(declared.id.name, declared)
    }
    const members = (node: Node): Node[] => {
      switch (node?.type) {
        case 'TSTypeLiteral':
          return node.members
        case 'TSParenthesizedType':
          return members(node.typeAnnotation)
        case 'TSIntersectionType':
          return node.types.flatMap(members)
        case 'TSInterfaceDeclaration':
          return [
            ...node.extends.flatMap(({ expression }: Node) => members(types.get(expression.name))),
            ...node.body.body,
          ]
        case 'TSTypeAliasDeclaration':
          return members(node.typeAnnotation)
        case 'TSTypeReference':
          return members(types.get(node.typeName.name))
        default:
          return []
      }
    }
    const kindsOf = (node: Node): Node[] => {
      if (node.type === 'TSTypeAliasDeclaration') return kindsOf(node.typeAnnotation)
      return node.type === 'TSUnionType' ? node.types.flatMap(kindsOf) : [node]
    }
    return [...types]
      .filter(([name]) => /Event$/.test(name))
      .flatMap(([, type]) => kindsOf(type))
      .flatMap((kind) => definedBy(members(kind)))
  })
}

function definedBy(members: readonly Node[]): Defined[] {
  const typeOf = (member: Node) => member.typeAnnotation?.typeAnnotation
  const literal = typeOf(members.find(({ key }) => key?.name === 'type'))?.literal?.value
  if (typeof literal !== 'string') return []
  const parts: Node[] = members.filter(({ key }) => key?.name === 'private').flatMap((one) => typeOf(one).members)
  return [
    {
      type: literal,
      sealed: parts.map((part) => [part.key.name, typeOf(part).typeArguments?.params[0]?.literal?.value]),
      open: members
        .filter(({ key }) => key && key.name !== 'type' && key.name !== 'private')
        .map((member) => ({ name: member.key.name, isActor: JSON.stringify(typeOf(member)).includes('"Actor"') })),
    },
  ]
}
