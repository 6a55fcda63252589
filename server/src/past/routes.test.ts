import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, account, explaining, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { listen } from '../fixtures/event-stream.ts'
import { ChangesView, PastView, TracksView } from './past.ts'

/** The past over the API: an incident from a panel's button to its end, and then the same once more. */

let at: TestCentre
let desk: Ask
let incident: string
/** What the live push said the room looked like, when the incident had been worked on for a while. */
let seen: { seq: number; time: string; lists: Record<string, unknown[]> }

const ok = async (answer: ReturnType<Ask>) => {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

/** The `reset` that a screen of the desk gets which comes now. */
const picture = async () => {
  const token = await at.tokenOf('dispatcher')
  const screen = await listen(`${await at.serve()}/api/live`, { authorization: `Bearer ${token}` })
  const { data } = await screen.next('reset')
  screen.close()
  return data
}

beforeAll(async () => {
  at = await openTestCentre()
  desk = explaining(await at.as('dispatcher'))
  const clerk = await at.as('supervisor')
  await ok(clerk('POST', '/api/accounts', account()))
  await ok(clerk('PUT', '/api/stations/CHR', { id: 'CHR', name: 'Chorsu', position: [69.23, 41.32], area: null }))
  for (const id of ['T-11', 'T-12'])
    await ok(clerk('POST', '/api/units', { id, capabilities: ['patrol'], position: [69.25, 41.3] }))
  const crew = await at.as('crew', 'T-11')
  await ok(crew('POST', '/api/units/T-11/shift', { crew: ['Otabek'], equipment: [] }))
  const panel = await at.panel('1234')
  await panel.send({ data: '#1234|Nri1/PA001' })
  await panel.send({ data: '#1234|Nri1/BA002' })
  const [alarm] = await ok(desk('GET', '/api/alarms'))
  incident = (await ok(desk('POST', `/api/alarms/${alarm.id}/escalate`, {}))).id
  const assignment = (await ok(desk('POST', `/api/incidents/${incident}/assignments`, { units: ['T-11'] })))[0].id
  await ok(crew('POST', '/api/units/T-11/position', { position: [69.26, 41.31], heading: 45 }))
  await ok(crew('POST', `/api/assignments/${assignment}/acknowledge`))

  const { seq, now: time, me: _me, alarms, incidents, units, stations, closures } = await picture()
  seen = { seq, time, lists: { alarms, incidents, units, stations, closures } }

  for (const step of ['en-route', 'on-scene', 'clear']) await ok(crew('POST', `/api/assignments/${assignment}/${step}`))
  // Of one second the track has one place.
  await new Promise((passed) => setTimeout(passed, 1_100))
  await ok(crew('POST', '/api/units/T-11/position', { position: [69.28, 41.31], heading: 90 }))
  await ok(desk('POST', `/api/incidents/${incident}/resolve`, { disposition: 'handled' }))
  await ok(desk('POST', `/api/incidents/${incident}/close`))
})
afterAll(() => at?.close())

const byId = (list: readonly unknown[]) => (list as { id: string }[]).toSorted((a, b) => a.id.localeCompare(b.id))

test('the past is, to the letter, what the live push said then', async () => {
  const { body } = await desk('GET', `/api/past?at=${seen.time}`)
  expect(body).toMatchObject({ seq: seen.seq, now: seen.time, me: { role: 'dispatcher' } })
  expect(PastView.parse(body)).toEqual(body)
  for (const [name, list] of Object.entries(seen.lists)) expect(byId(body[name]), name).toEqual(byId(list))
  expect(seen.lists.alarms).toMatchObject([{ signals: 2, status: 'in-hand' }])
  expect(byId(body.units)[0]).toMatchObject({ id: 'T-11', position: [69.26, 41.31], heading: 45 })
  const exact = (await desk('GET', `/api/past?seq=${seen.seq}`)).body
  expect(exact.seq).toBe(seen.seq)
  expect(byId(exact.incidents)).toEqual(byId(seen.lists.incidents!))
})

describe('a replay', () => {
  test('goes from before the first of an incident to after its end', async () => {
    const { body: window } = await desk('GET', `/api/incidents/${incident}/replay`)
    const { body: timeline } = await desk('GET', `/api/incidents/${incident}/timeline`)
    expect(window).toMatchObject({ incident, over: true })
    expect(window.from < timeline[0].at && window.until >= timeline.at(-1).at).toBe(true)
    expect(window.seqFrom).toBeLessThan(timeline[0].seq)
    expect(window.seqUntil).toBeGreaterThanOrEqual(timeline.at(-1).seq)
  })

  test('ends at now while the incident is open', async () => {
    const { id } = await ok(
      desk('POST', '/api/incidents', { type: 'fire', priority: 2, place: { position: [69.2, 41.3], address: 'here' } }),
    )
    expect(await ok(desk('GET', `/api/incidents/${id}/replay`))).toMatchObject({ over: false })
  })

  test('shows everything that the timeline tells, page by page, each once', async () => {
    const { seqFrom, seqUntil } = await ok(desk('GET', `/api/incidents/${incident}/replay`))
    const changes: { seq: number; at: string; type: string; delta: Record<string, { id: string }[]> }[] = []
    for (let after: number | null = seqFrom; after !== null; ) {
      const page = await ok(desk('GET', `/api/past/changes?after=${after}&to=${seqUntil}&limit=3`))
      expect(ChangesView.safeParse(page).error).toBeUndefined()
      changes.push(...page.changes)
      after = page.next
    }
    expect(changes.map(({ seq }) => seq)).toEqual([...new Set(changes.map(({ seq }) => seq))].sort((a, b) => a - b))
    const timeline: { seq: number; at: string; type: string }[] = await ok(
      desk('GET', `/api/incidents/${incident}/timeline`),
    )
    const bySeq = new Map(changes.map((change) => [change.seq, change]))
    for (const { seq, at, type } of timeline) expect(bySeq.get(seq), `${seq} ${type}`).toMatchObject({ at, type })
    const shown = changes.flatMap(({ delta }) => delta.incidents ?? []).filter(({ id }) => id === incident)
    expect(shown.at(-1)).toMatchObject({ status: 'closed' })
  })

  test('has the places of staffed units, and of nobody else', async () => {
    const { from, until } = await ok(desk('GET', `/api/incidents/${incident}/replay`))
    const body = await ok(desk('GET', `/api/past/tracks?from=${from}&until=${until}`))
    expect(TracksView.safeParse(body).error).toBeUndefined()
    expect(body.tracks).toEqual([
      [
        'T-11',
        [
          [expect.any(Number), 69.26, 41.31, 45],
          [expect.any(Number), 69.28, 41.31, 90],
        ],
      ],
    ])
  })

  test('says what was to be answered by when', async () => {
    const timeline: { type: string; at: string; dueAt: string | null; alarm: string | null }[] = await ok(
      desk('GET', `/api/incidents/${incident}/timeline`),
    )
    const due = Object.fromEntries(
      timeline.flatMap(({ type, at, dueAt }) => (dueAt ? [[type, Date.parse(dueAt) - Date.parse(at)]] : [])),
    )
    expect(due).toEqual({ 'alarm-opened': 30_000, 'unit-assigned': 60_000 })
    expect(timeline.filter(({ alarm }) => alarm !== null).map(({ type }) => type)).toEqual([
      'alarm-opened',
      'signal-received',
      'signal-received',
      'alarm-accepted',
      'alarm-escalated',
      'alarm-closed',
    ])
  })

  test('says what the code of a signal means, and of nothing else', async () => {
    const timeline: { type: string; meaning: { en: string } | null; detail: { code?: string } }[] = await ok(
      desk('GET', `/api/incidents/${incident}/timeline`),
    )
    const meanings = timeline.flatMap(({ type, detail, meaning }) => (meaning ? [[type, detail.code, meaning.en]] : []))
    expect(meanings).toEqual([
      ['signal-received', 'PA', 'Panic alarm'],
      ['signal-received', 'BA', 'Burglary alarm'],
    ])
  })
})

describe('what cannot be asked', () => {
  test.each([
    ['/api/past', 400],
    ['/api/past?at=2026-01-01T00:00:00Z&seq=1', 400],
    ['/api/past?at=yesterday', 400],
    ['/api/past/changes?until=2026-01-01T00:00:00Z', 400],
    ['/api/past/tracks?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z', 400],
    ['/api/past/tracks?from=2026-01-01T00:00:00Z&until=2026-01-03T00:00:00Z', 400],
    ['/api/incidents/1-999/replay', 404],
  ])('%s: %i', async (path, status) => expect((await desk('GET', path)).status).toBe(status))

  test('a time before everything shows nothing, and one to come shows now', async () => {
    expect((await desk('GET', '/api/past?at=2020-01-01T00:00:00Z')).body).toMatchObject({
      seq: 0,
      alarms: [],
      units: [],
    })
    const { body } = await desk('GET', '/api/past?at=2999-01-01T00:00:00Z')
    expect(body.seq).toBe(at.centre.journal.seq)
    expect(Date.parse(body.now)).toBeLessThanOrEqual(Date.now())
  })
})
