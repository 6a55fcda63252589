import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewAlarm } from '../alarms/board.ts'
import { alarmKind } from '../alarms/evolve.ts'
import { Tallies } from '../alarms/tally.ts'
import { asJson, openTestHouse, type TestHouse } from '../fixtures/house.ts'
import { anna } from '../fixtures/people.ts'
import { frame, incidentAsked, openIncident, registerAccount } from '../fixtures/scene.ts'
import { signal } from '../fixtures/signals.ts'
import { live, story } from '../fixtures/story.ts'
import { viewIncident } from '../incidents/board.ts'
import { incidentKind } from '../incidents/evolve.ts'
import { PremisesBoard } from '../premises/board.ts'
import { shownOfThePast } from '../screens/past.ts'
import { viewUnit } from '../units/board.ts'
import { unitKind } from '../units/evolve.ts'
import { UnitTracks } from '../units/tracks.ts'
import { type Change, PastBoard } from './board.ts'

/** Whatever happened, the past shows what the live push showed then: at every commit, event for event, page by page. */

type Lists = Readonly<Record<string, readonly object[]>>

let at: TestHouse
let past: PastBoard
let tracks: UnitTracks
/** What the desk was shown after each commit, as it was then. */
const shown: { seq: number; at: number; lists: Lists; closed: Lists }[] = []

beforeAll(async () => {
  at = await openTestHouse()
  const { house, journal, pool } = at
  const open = (sealed: Parameters<NonNullable<typeof journal.vault>['open']>[0]) => journal.vault!.open(sealed)
  const premises = new PremisesBoard(house, open)
  const tallies = new Tallies(house)
  tracks = new UnitTracks(pool, () => 0)
  await tracks.open()
  const nowhere = { of: () => undefined }
  past = new PastBoard(house, journal, shownOfThePast({ pool, open, premises, positions: nowhere, tracks }))

  const alarm = viewAlarm(tallies, premises)
  const incident = viewIncident(open)
  const unit = viewUnit(nowhere, open)
  const views = new Map<object, (state: never) => object>([
    [alarmKind, alarm],
    [incidentKind, incident],
    [unitKind, unit],
  ])
  const names = new Map<object, string>([
    [alarmKind, 'alarms'],
    [incidentKind, 'incidents'],
    [unitKind, 'units'],
  ])
  // As the live push does it: after the tallies have followed, before anything else happens.
  house.onCommitted(({ events, changes }) => {
    const { seq, at } = events.at(-1)!
    const closed = changes.flatMap(({ kind, state }) =>
      views.has(kind) && !kind.isOpen(state) ? [[names.get(kind)!, views.get(kind)!(state as never)] as const] : [],
    )
    const lists = {
      alarms: Array.from(house.list(alarmKind), alarm),
      incidents: Array.from(house.list(incidentKind), incident),
      units: Array.from(house.list(unitKind), unit),
    }
    shown.push({ seq, at, lists: asJson(lists), closed: asJson(byName(closed)) })
  })
  await oneToItsEnd()
})

/** Few lives that are made up at random get so far. */
const oneToItsEnd = async (): Promise<void> => {
  const { house } = at
  const account = await registerAccount(house)
  const alarm = (await frame(house, account, [signal('HA'), signal('AT'), signal('BR')]))!
  const incident = await openIncident(house, [alarm], anna, { about: `alarm:${alarm}` })
  await incidentAsked(house, incident, { type: 'resolve', by: anna, disposition: 'handled' })
  await incidentAsked(house, incident, { type: 'close', by: anna })
  await incidentAsked(house, incident, { type: 'reopen', by: anna, reason: 'not over' })
}
afterAll(async () => {
  await tracks?.close()
  await at?.close()
})

const byName = (views: readonly (readonly [string, object])[]): Lists =>
  Object.fromEntries(
    Array.from(
      Map.groupBy(views, ([name]) => name),
      ([name, of]) => [name, of.map(([, view]) => view)],
    ),
  )

const idOf = (view: object): string => (view as { id: string }).id
const sorted = (lists: Lists): Lists =>
  Object.fromEntries(
    ['alarms', 'incidents', 'units'].map((name) => [
      name,
      (lists[name] ?? []).toSorted((a, b) => idOf(a).localeCompare(idOf(b))),
    ]),
  )

/** What a screen holds: the open things by their names, as it follows changes one after the other. */
class Screen {
  readonly #things = new Map<string, Map<string, object>>()

  constructor(lists: Lists) {
    for (const [name, views] of Object.entries(lists))
      this.#things.set(name, new Map(views.map((view) => [idOf(view), view])))
  }

  follow({ list, view }: Change): void {
    const things = this.#things.get(list)!
    if ((view as { status?: string }).status === 'closed') things.delete(idOf(view))
    else things.set(idOf(view), view)
  }

  lists(): Lists {
    return asJson(
      sorted(Object.fromEntries(Array.from(this.#things, ([name, things]) => [name, [...things.values()]]))),
    )
  }
}

/** All changes of a stretch of the journal, in pages of so many events. */
const changesOf = async (after: number, to: number, limit: number): Promise<Change[]> => {
  const all: Change[] = []
  for (let from: number | null = after; from !== null; ) {
    const { changes, next } = await past.changes(from, to, limit)
    all.push(...changes)
    from = next
  }
  return all
}

let runs = 0
test('any stretch of any life is seen again as it was', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      story,
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (turns, limit, begin) => {
        const before = shown.length
        await live(at.house, ++runs, turns)
        // A new life, and some of those before it.
        const first = Math.floor(begin * before)
        const since = shown[first]!
        const until = shown.at(-1)!

        const screen = new Screen(await past.everythingAt(since.seq, since.at))
        expect(screen.lists()).toEqual(sorted(since.lists))
        const changes = await changesOf(since.seq, until.seq, limit)

        // Event for event what the journal has of the things that are shown: no gap, no repetition, nothing else.
        const events = await at.journal.read({ from: since.seq + 1, to: until.seq, limit: 1_000_000 })
        const expected = events.filter(
          ({ stream, type, body }) =>
            /^(?:alarm|incident|unit|station):/.test(stream) ||
            (type === 'signal-received' && body.alarm !== undefined),
        )
        expect(changes.map(({ seq, at, type }) => ({ seq, at, type }))).toEqual(
          expected.map(({ seq, at, type }) => ({ seq, at, type })),
        )

        // After each commit the screen shows what it showed then; what was closed by it was last seen as it was then.
        let next = 0
        for (const commit of shown.slice(first + 1)) {
          const last = new Map<string, object>()
          for (; next < changes.length && changes[next]!.seq <= commit.seq; next++) {
            screen.follow(changes[next]!)
            last.set(`${changes[next]!.list}:${idOf(changes[next]!.view)}`, changes[next]!.view)
          }
          expect(screen.lists(), `after ${commit.seq}`).toEqual(sorted(commit.lists))
          for (const [name, views] of Object.entries(commit.closed))
            for (const view of views) expect(asJson(last.get(`${name}:${idOf(view)}`))).toEqual(view)
        }
        expect(next).toBe(changes.length)
      },
    ),
    { numRuns: 10 },
  )
})

describe('any position that was seen', () => {
  test('is shown at once as it was, a thousand events back or ten', { timeout: 60_000 }, async () => {
    const step = Math.max(1, Math.floor(shown.length / 60))
    for (let n = 0; n < shown.length; n += step) {
      const { seq, at: time, lists } = shown[n]!
      expect(asJson(sorted(await past.everythingAt(seq, time))), `at ${seq}`).toEqual(sorted(lists))
    }
  })

  test('before the first event there is nothing, and after the last nothing changes', async () => {
    expect(sorted(await past.everythingAt(0, 0))).toEqual({ alarms: [], incidents: [], units: [] })
    expect(await past.changes(at.journal.seq, at.journal.seq, 10)).toEqual({ changes: [], next: null })
  })

  test('there was enough to see', () => {
    // Ten lives: what begins each of them alone is this much.
    expect(shown.length).toBeGreaterThan(40)
    expect(shown.some(({ closed }) => closed.alarms)).toBe(true)
    expect(shown.some(({ closed }) => closed.incidents)).toBe(true)
  })
})
