import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Reset } from '../api/live/messages.ts'
import { apply, type LiveState, nothingYet } from '../api/live/state.ts'
import type { Incident, Unit } from '../api/words.ts'
import type { Change } from './past.ts'
import { beginAt, createPlayer, type Player } from './player.ts'
import { createReel } from './reel.ts'
import { joined, type Sample, sightedAt } from './tracks.ts'

const start = Date.parse('2026-03-01T02:00:00.000Z')
const me = { id: 'a', name: 'A', role: 'auditor', unit: null } as const
const incident = (id: string, status: string) => ({ id, status }) as Incident
const unit = (id: string, status: string) => ({ id, status, position: null, positionAt: null }) as unknown as Unit
const reset: Reset = {
  seq: 10,
  now: new Date(start).toISOString(),
  me,
  alarms: [],
  incidents: [incident('1-1', 'open')],
  units: [unit('T-11', 'available')],
}
const begin = apply(nothingYet, { type: 'reset', body: reset }, start)
const change = (second: number, delta: Change['delta'], seq = 11 + second): Change => ({
  seq,
  at: start + second * 1000,
  type: 'something',
  delta,
})

describe('a reel', () => {
  const thing = fc.record({ id: fc.constantFrom('1-1', '1-2', '1-3'), status: fc.constantFrom('open', 'closed') })
  const some = fc.array(
    fc.oneof(
      thing.map((one) => ({ incidents: [one as Incident] })),
      fc.constantFrom('available', 'assigned').map((status) => ({ units: [unit('T-11', status)] })),
    ),
    { maxLength: 600 },
  )

  test('shows after any number of changes what the live push would have shown, wherever one comes from', () => {
    fc.assert(
      fc.property(some, fc.array(fc.nat(600), { minLength: 1, maxLength: 8 }), fc.nat(600), (deltas, visits, cut) => {
        const changes = deltas.map((delta, second) => change(second, delta))
        const reel = createReel(begin)
        reel.add(changes.slice(0, cut))
        reel.add(changes.slice(cut))
        const states: LiveState[] = [begin]
        for (const { seq, at, delta } of changes) {
          const body = { seq, now: new Date(at).toISOString(), ...delta }
          states.push(apply(states.at(-1)!, { type: 'delta', body }, at))
        }
        for (const visit of visits) {
          const count = Math.min(visit, changes.length)
          const { seq, incidents, units } = reel.after(count)
          const { seq: then, incidents: open, units: board } = states[count]!
          expect({ seq, incidents: new Map(incidents), units }).toEqual({ seq: then, incidents: open, units: board })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('knows how much had happened at a time, also when a clock was set back', () => {
    const reel = createReel(begin)
    reel.add([change(5, {}), change(3, {}), change(9, {})])
    expect([0, 4, 5, 8, 9].map((second) => reel.countAt(start + second * 1000))).toEqual([0, 0, 2, 2, 3])
  })
})

describe('a unit', () => {
  const track: Sample[] = [
    [start, 69, 41, 90],
    [start + 10_000, 70, 41, null],
    [start + 60_000, 71, 41, 0],
  ]
  const at = (second: number, smooth = true) => sightedAt(track, start + second * 1000, smooth)
  test('is nowhere before its first place', () => expect(at(-1)).toBeUndefined())
  test('glides between two places', () => expect(at(5)).toMatchObject({ position: [69.5, 41], at: start + 5000 }))
  test('but not for who asked for less motion', () =>
    expect(at(5, false)).toMatchObject({ position: [69, 41], heading: 90, at: start }))
  test('nor over a time of which nobody knows', () => expect(at(30)).toMatchObject({ position: [70, 41] }))
  test('stays at the last one', () => expect(at(999)).toMatchObject({ position: [71, 41], at: start + 60_000 }))
  test('has one track out of several pieces', () => {
    const pieces = [new Map([['T', track.slice(0, 2)]]), new Map([['T', track.slice(1)]])]
    expect(pieces.reduce(joined, new Map())).toEqual(new Map([['T', track]]))
  })
})

describe('a player', () => {
  let time: number
  let frame: (() => void) | undefined
  let player: Player
  const projector = {
    now: () => time,
    everyFrame: (draw: () => void) => {
      frame = draw
      return () => {
        frame = undefined
      }
    },
  }
  const pass = (ms: number) => {
    time += ms
    frame?.()
  }
  const seconds = () => (player.get().now - start) / 1000
  const status = () => player.scene.store.get().incidents.get('1-1')?.status

  beforeEach(() => {
    time = 0
    frame = undefined
    const reel = createReel(begin)
    reel.add([
      change(10, { incidents: [incident('1-1', 'dispatched')] }),
      change(20, { incidents: [incident('1-1', 'on-scene')] }),
    ])
    player = createPlayer({ from: start, until: start + 30_000, reel, smooth: true }, projector)
    player.grow(start + 30_000, new Map([['T-11', [[start, 69, 41, null]]]]))
  })

  test('shows the room as it was, as its time passes', () => {
    player.play()
    pass(9_000)
    expect([seconds(), status()]).toEqual([9, 'open'])
    pass(1_000)
    expect([status(), player.scene.clock.now() - start]).toEqual(['dispatched', 10_000])
    player.setSpeed(60)
    pass(200)
    expect([seconds(), status()]).toEqual([22, 'on-scene'])
  })
  test('stops at the end, and begins anew', () => {
    player.seek(start + 29_000)
    player.play()
    pass(5_000)
    expect([seconds(), player.get().playing, frame]).toEqual([30, false, undefined])
    player.play()
    expect([seconds(), status()]).toEqual([0, 'open'])
  })
  test('waits where no more is known yet', () => {
    const waiting = createPlayer(
      { from: start, until: start + 30_000, reel: createReel(begin), smooth: true },
      projector,
    )
    waiting.grow(start + 5_000)
    waiting.play()
    pass(9_000)
    expect((waiting.get().now - start) / 1000).toBe(5)
    waiting.grow(start + 30_000)
    pass(1_000)
    expect((waiting.get().now - start) / 1000).toBe(6)
  })
  test('begins where it shall as soon as that is known, unless somebody has gone elsewhere', () => {
    const film = { from: start, until: start + 30_000, reel: createReel(begin), smooth: true }
    const [left, moved] = [createPlayer(film, projector), createPlayer(film, projector)]
    for (const one of [left, moved]) {
      beginAt(one, start + 10_000)
      one.grow(start + 5_000)
    }
    moved.seek(start + 3_000)
    for (const one of [left, moved]) one.grow(start + 30_000)
    expect([left, moved].map((one) => (one.get().now - start) / 1000)).toEqual([10, 3])
    left.seek(start)
    left.grow(start + 30_000)
    expect(left.get().now).toBe(start)
  })
  test('steps from event to event, back and forth', () => {
    const times = [start + 10_000, start + 20_000]
    const went = ([1, 1, 1, -1, -1, -1] as const).map((by) => {
      player.step(times, by)
      return seconds()
    })
    expect(went).toEqual([10, 20, 30, 20, 10, 0])
  })
  test('goes anywhere within, and no further', () => {
    player.seek(start + 15_000)
    expect(status()).toBe('dispatched')
    player.seek(start - 1)
    expect(seconds()).toBe(0)
    player.seek(start + 99_000)
    expect([seconds(), status()]).toEqual([30, 'on-scene'])
  })
  test('moves units and clocks a few times a second, and shows what happened at once', () => {
    let clocks = 0
    let rooms = 0
    player.scene.clock.subscribe(() => clocks++)
    player.scene.store.subscribe(() => rooms++)
    player.play()
    for (let n = 0; n < 100; n++) pass(10)
    expect([clocks, rooms]).toEqual([4, 4])
    expect(player.scene.store.get().sightings.get('T-11')).toBeDefined()
  })
})
