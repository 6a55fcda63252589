import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { listen } from '../fixtures/event-stream.ts'
import { layRiver, river } from '../fixtures/river.ts'
import { hourOfWeek } from '../platform/day.ts'

/** What is declared of the roads decides who is there first, from the next question on. */

let at: TestCentre
let desk: Ask
let incident: string
beforeAll(async () => {
  at = await openTestCentre()
  await layRiver(join(at.folder, 'atlas'))
  desk = await at.as('dispatcher')
  await desk('POST', '/api/units', { id: 'ACROSS', capabilities: ['patrol'], position: river.across })
  await desk('POST', '/api/units', { id: 'BANK', capabilities: ['patrol'], position: river.alongTheBank })
  const opened = await desk('POST', '/api/incidents', {
    type: 'disturbance',
    priority: 2,
    place: { position: river.scene, address: 'Shimoliy sohil 4' },
  })
  incident = opened.body.id
  await vi.waitFor(async () => expect((await desk('GET', '/api/roads')).body.roads).not.toBeNull(), 20_000)
})
afterAll(() => at?.close())

const seconds = async (): Promise<Record<string, number | null>> => {
  const { body } = await desk('GET', `/api/incidents/${incident}/recommendation`)
  return Object.fromEntries(
    body.considered.map(({ unit, seconds }: { unit: string; seconds: number | null }) => [unit, seconds]),
  )
}
const standing = async () => (await desk('GET', '/api/closures')).body
afterEach(async () => {
  for (const { id } of await standing()) await desk('POST', `/api/closures/${id}/lift`)
  expect(await standing()).toEqual([])
})

const line = (...coordinates: (readonly [number, number])[]) => ({ type: 'LineString', coordinates })
const bridge = line([69.27, 41.3108], [69.27, 41.3092])
const closed = { where: bridge, slower: null, cause: 'roadworks' }
const declare = async (form: object): Promise<string> => {
  const { status, body } = await desk('POST', '/api/closures', form)
  expect({ status, body }).toMatchObject({ status: 201, body: { status: 'declared' } })
  return body.id
}
const byRoad = expect.toSatisfy((time) => typeof time === 'number' && time > 400 && time < 1_000)
const open = { ACROSS: byRoad, BANK: expect.any(Number) }

describe('in force on the next question', () => {
  test('closed and lifted', async () => {
    const before = await seconds()
    expect(before).toEqual(open)
    const id = await declare(closed)
    expect(await seconds()).toEqual({ ...before, ACROSS: null })
    await desk('POST', `/api/closures/${id}/lift`)
    expect(await seconds()).toEqual(before)
  })

  test('closed, and only slow after all', async () => {
    const [before, id] = [await seconds(), await declare(closed)]
    const change = { slower: 3, cause: 'roadworks', endsAt: null, hours: null }
    expect(await desk('POST', `/api/closures/${id}/change`, change)).toMatchObject({ status: 200, body: change })
    const { ACROSS, BANK } = await seconds()
    expect(BANK).toBe(before.BANK)
    expect(ACROSS).toBeGreaterThan(before.ACROSS! + 20)
  })

  test('at its hours of the week, and not at others', async () => {
    const before = await seconds()
    const hour = hourOfWeek(Date.now(), 'Asia/Tashkent') % 24
    const half = (from: number) => ({ days: [1, 2, 3, 4, 5, 6, 7], from: from % 24, until: (from + 12) % 24 || 24 })
    const other = await declare({ ...closed, slower: 4, hours: half(hour + 12) })
    expect(await seconds()).toEqual(before)
    await desk('POST', `/api/closures/${other}/lift`)
    await declare({ ...closed, slower: 4, hours: half(hour) })
    expect((await seconds()).ACROSS).toBeGreaterThan(before.ACROSS! + 20)
  })

  test('until its end, by the clock', async () => {
    const before = await seconds()
    const id = await declare({ ...closed, endsAt: new Date(Date.now() + 1_500).toISOString() })
    expect((await seconds()).ACROSS).toBeNull()
    await expect.poll(seconds, { timeout: 10_000 }).toEqual(before)
    await expect.poll(standing, { timeout: 10_000 }).toEqual([])
    expect(await desk('POST', `/api/closures/${id}/change`, { ...closed, endsAt: null, hours: null })).toMatchObject({
      status: 409,
      body: { code: 'closure-over' },
    })
  })

  test('not before its beginning', async () => {
    await declare({ ...closed, startsAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect(await seconds()).toEqual(open)
  })

  test('also after a restart, and of an atlas that was taken over since', async () => {
    await declare(closed)
    await at.restart()
    expect(await standing()).toMatchObject([closed])
    expect((await seconds()).ACROSS).toBeNull()
    const { builtAt } = (await desk('GET', '/api/roads')).body.roads
    await layRiver(join(at.folder, 'atlas'))
    await expect.poll(async () => (await desk('GET', '/api/roads')).body.roads.builtAt).not.toBe(builtAt)
    expect((await seconds()).ACROSS).toBeNull()
  })
})

test('with every road around it closed, nobody has a road, and a team can be sent all the same', async () => {
  const [lon, lat] = river.scene
  const around = [-1, 1, 1, -1, -1].map((east, at) => [lon + east * 0.002, lat + [-1, -1, 1, 1, -1][at]! * 0.0005])
  await declare({ where: { type: 'Polygon', coordinates: [around] }, slower: null, cause: 'flood' })
  const banks = line([69.235, 41.311], [69.269, 41.311])
  await declare({ where: banks, slower: null, cause: 'flood' })
  await declare(closed)
  expect(await seconds()).toMatchObject({ ACROSS: null })
  const { status, body } = await desk('POST', `/api/incidents/${incident}/assignments`, { units: ['ACROSS'] })
  expect({ status, body }).toMatchObject({ status: 201, body: [{ unit: 'ACROSS', status: 'assigned' }] })
})

describe('a line is drawn along the roads', () => {
  const through = (...points: (readonly [number, number])[]) => desk('POST', '/api/roads/line', { through: points })

  test('round the corners, and says what they are called', async () => {
    const { body } = await through([69.2682, 41.3111], [69.2681, 41.3089])
    expect(body.roads.toSorted()).toEqual(['Janubiy sohil', 'Koʻprik', 'Shimoliy sohil'])
    expect(body.line.length).toBe(4)
    expect(body.line[1]).toEqual([expect.closeTo(69.27, 5), expect.closeTo(41.311, 5)])
  })

  test('straight across a road that is pressed on either side', async () => {
    const points = [
      [69.25, 41.3113],
      [69.25, 41.3107],
    ] as const
    expect((await through(...points)).body.line).toEqual(points)
  })

  test('straight where no road is', async () => {
    const points = [river.elsewhere, [69.61, 41.5]] as const
    expect((await through(...points)).body).toEqual({ line: points, roads: [] })
  })
})

describe('what is drawn is said before it is declared', () => {
  const closed = async (where: object) => (await desk('POST', '/api/roads/closed', { where })).body.closed

  test('whole pieces of a road that it follows', async () => {
    const { metres, ...said } = await closed(line([69.27, 41.3105], [69.27, 41.3095]))
    expect(said).toMatchObject({ roads: ['Koʻprik'], crossed: { count: 0, metres: 0, roads: [] } })
    expect(said.lines).toEqual([
      [
        [69.27, 41.311],
        [69.27, 41.309],
      ],
    ])
    expect(metres).toBe(222)
  })

  test('and those that it only crosses', async () => {
    const { metres, roads, crossed } = await closed(line([69.25, 41.313], [69.25, 41.307]))
    expect(crossed).toEqual({ count: 2, metres, roads: expect.arrayContaining(['Janubiy sohil', 'Shimoliy sohil']) })
    expect(roads).toHaveLength(2)
  })

  test('nothing, where no road is', async () => {
    expect(await closed(line([69.6, 41.5], [69.61, 41.5]))).toEqual({
      metres: 0,
      roads: [],
      crossed: { count: 0, metres: 0, roads: [] },
      lines: [],
    })
  })

  test('a country is refused', async () => {
    const where = line([69, 41], [70, 41])
    expect(await desk('POST', '/api/roads/closed', { where })).toMatchObject({
      status: 409,
      body: { code: 'closure-too-large' },
    })
  })
})

describe('a closure has a name that people know', () => {
  const box = ([lon, lat]: readonly [number, number]) => ({
    type: 'Polygon',
    coordinates: [[-1, 1, 1, -1, -1].map((east, at) => [lon + east * 0.001, lat + [-1, -1, 1, 1, -1][at]! * 0.0005])],
  })
  const nameOf = async (where: object) => {
    const { body } = await desk('POST', '/api/closures', { ...closed, where })
    return { roads: body.roads, near: body.near, across: body.across }
  }

  test('an area that of the street nearest to its middle, and its size', async () => {
    expect(await nameOf(box([69.27, 41.3107]))).toEqual({
      roads: ['Koʻprik', 'Shimoliy sohil'],
      near: null,
      across: expect.closeTo(167, -1),
    })
  })

  test('and another one when it is moved, with all that was said of it', async () => {
    const id = await declare({ ...closed, where: box([69.25, 41.311]), slower: 3 })
    const moved = await desk('POST', `/api/closures/${id}/move`, { where: bridge })
    expect(moved).toMatchObject({
      status: 200,
      body: { id, where: bridge, roads: ['Koʻprik'], slower: 3, status: 'declared' },
    })
    expect((await seconds()).ACROSS).toBeGreaterThan(0)
  })
})

describe('what closes no road is refused', () => {
  const off = line([0.001, 0.001], [0.002, 0.001])
  const area = {
    type: 'Polygon',
    coordinates: [[-1, 1, 1, -1, -1].map((east, at) => [69.6 + east / 1e3, 41.5 + [-1, -1, 1, 1, -1][at]! / 1e3])],
  }
  const nothing = { status: 409, body: { code: 'closure-closes-nothing' } }

  test.each([
    ['a line off the map', off],
    ['an area where no road is', area],
  ])('%s', async (_name, where) => {
    expect(await desk('POST', '/api/closures', { ...closed, where })).toMatchObject(nothing)
    const id = await declare(closed)
    expect(await desk('POST', `/api/closures/${id}/move`, { where })).toMatchObject(nothing)
    expect(await standing()).toMatchObject([{ id, where: bridge }])
  })

  test('but where there is no atlas nobody knows that, and it is called by the response area', async () => {
    const without = await openTestCentre()
    try {
      const ask = await without.as('administrator')
      const nameOf = async () => {
        const { status, body } = await ask('POST', '/api/closures', { ...closed, where: area })
        return { status, near: body.near }
      }
      expect(await nameOf()).toEqual({ status: 201, near: null })
      await ask('PUT', '/api/stations/S-9', { id: 'S-9', name: 'Chekka', position: river.elsewhere, area })
      expect(await nameOf()).toEqual({ status: 201, near: 'Chekka' })
    } finally {
      await without.close()
    }
  })
})

describe('an incident is told what closures do to it', () => {
  const ahead = async () => (await desk('GET', `/api/incidents/${incident}/closures?units=ACROSS,BANK`)).body

  test('nothing, where all roads are as usual', async () => expect(await ahead()).toEqual([]))

  test('who would have come over it, and how much longer it takes', async () => {
    const before = await seconds()
    const id = await declare({ ...closed, slower: 5 })
    const longer = (await seconds()).ACROSS! - before.ACROSS!
    expect(await ahead()).toEqual([
      { closure: id, here: false, units: [{ unit: 'ACROSS', longer: expect.closeTo(longer, -1) }] },
    ])
  })

  test('and who has no road any more', async () => {
    const id = await declare(closed)
    expect(await ahead()).toEqual([{ closure: id, here: false, units: [{ unit: 'ACROSS', longer: null }] }])
  })

  test('that it lies in one', async () => {
    const id = await declare({ ...closed, where: line([69.239, 41.311], [69.241, 41.311]) })
    expect(await ahead()).toEqual([{ closure: id, here: true, units: [] }])
  })

  test('and nothing of one that does not hold yet, nor does a crew learn of what is not theirs', async () => {
    await declare({ ...closed, startsAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect(await ahead()).toEqual([])
    const crew = await at.as('crew', 'BANK')
    expect((await crew('GET', `/api/incidents/${incident}/closures`)).status).toBe(403)
  })
})

describe('who is told', () => {
  test('the desk at once, and the wall without names', async () => {
    const url = `${await at.serve()}/api/live`
    const [operator, analyst] = await Promise.all([at.tokenOf('operator'), at.tokenOf('analyst')])
    const screens = await Promise.all(
      [operator, analyst].map((token) => listen(url, { authorization: `Bearer ${token}` })),
    )
    for (const screen of screens) expect((await screen.next('reset')).data.closures).toEqual([])
    const id = await declare(closed)
    const [told, hung] = await Promise.all(screens.map(async (screen) => (await screen.next('delta')).data.closures[0]))
    expect(told).toMatchObject({ id, ...closed, roads: ['Koʻprik'], endsAt: null, by: { role: 'dispatcher' } })
    expect(hung).toMatchObject({ id, ...closed })
    expect(hung).not.toHaveProperty('by')
    await desk('POST', `/api/closures/${id}/lift`)
    expect((await screens[0]!.next('delta')).data.closures).toMatchObject([{ id, status: 'lifted' }])
    for (const screen of screens) screen.close()
  })

  test('once, however often it was sent', async () => {
    const send = () => desk('POST', '/api/closures', closed, { 'idempotency-key': 'once' })
    expect((await send()).body.id).toBe((await send()).body.id)
    expect(await standing()).toHaveLength(1)
  })
})

describe('what is no closure is refused, and says where', () => {
  const bow = [
    [69, 41],
    [69.01, 41.01],
    [69.01, 41],
    [69, 41.01],
    [69, 41],
  ]
  test.each<[string, object, string]>([
    ['one point', { ...closed, where: line([69, 41]) }, '/where/coordinates'],
    ['one point twice', { ...closed, where: line([69.27, 41.31], [69.27, 41.31]) }, '/where/coordinates'],
    ['a bow', { ...closed, where: { type: 'Polygon', coordinates: [bow] } }, '/where/coordinates/0'],
    ['nowhere', { ...closed, where: { type: 'Point', coordinates: [69, 41] } }, '/where/type'],
    ['faster', { ...closed, slower: 0.5 }, '/slower'],
    ['no hour', { ...closed, hours: { days: [1], from: 7, until: 7 } }, '/hours'],
    ['a reason of its own', { ...closed, cause: 'Rustam' }, '/cause'],
  ])('%s', async (_name, form, path) => {
    const { status, body } = await desk('POST', '/api/closures', form)
    expect([status, body.code]).toEqual([400, 'bad-request'])
    expect(body.detail.issues.map((issue: { path: string }) => issue.path)).toContain(path)
  })

  test('one that ends before it begins, and one that is nobody’s', async () => {
    const past = { ...closed, endsAt: '2020-01-01T00:00:00Z' }
    expect(await desk('POST', '/api/closures', past)).toMatchObject({
      status: 409,
      body: { code: 'closure-ends-in-the-past' },
    })
    expect(await desk('POST', '/api/closures/1-999/lift')).toMatchObject({ status: 404 })
  })
})
