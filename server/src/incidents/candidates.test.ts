import { describe, expect, test } from 'vitest'
import type { Position } from '../platform/words.ts'
import type { Unit } from '../units/unit.ts'
import { candidates, type Sendable, wantedFor } from './candidates.ts'

const square: Position = [69.2797, 41.3111]
/** So many degrees north of the square; a degree of latitude is about 111.2 km. */
const north = (degrees: number): Position => [square[0], square[1] + degrees]

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  capabilities: ['patrol'],
  crew: 'sealed' as never,
  station: null,
  status: 'available',
  statusSince: 0,
  incident: null,
  assignment: null,
  shift: null,
  hasShifts: false,
  distress: null,
  ...more,
})
/** Somewhere, with a time by road where one is known. */
const at = (one: Unit, position: Position | undefined, seconds?: number): Sendable => ({ unit: one, position, seconds })
const busy = { status: 'on-scene', incident: '1-1', assignment: '1-1.1' } as const

describe('units are offered', () => {
  test('suitable first, nearest first, each with its reason', () => {
    const offered = candidates(
      [
        at(unit('FAR'), north(0.02)),
        at(unit('NEAR'), north(0.01)),
        at(unit('BUSY', busy), square),
        at(unit('OFF', { status: 'out-of-service' }), square),
        at(unit('LOST'), undefined),
        at(unit('DOG', { capabilities: ['dog'] }), square),
      ],
      square,
      { wanted: 'patrol', distress: null },
    )
    expect(offered.map(({ unit: id, suitable, why, metres }) => [id, suitable, why, metres])).toEqual([
      ['NEAR', true, 'suitable', 1112],
      ['FAR', true, 'suitable', 2224],
      ['BUSY', false, 'busy', 0],
      ['DOG', false, 'lacks-capability', 0],
      ['OFF', false, 'out-of-service', 0],
      ['LOST', false, 'no-position', null],
    ])
    expect(new Set(offered.map(({ method }) => method))).toEqual(new Set(['straight-line']))
  })

  test('who is there first by road before who is nearer, and who has no road where a straight line puts it', () => {
    const offered = candidates(
      [
        at(unit('ACROSS'), north(0.001), 600),
        at(unit('FAR'), north(0.03), 240),
        at(unit('ISLAND'), north(0.02), Number.POSITIVE_INFINITY),
        at(unit('YARD'), north(0.01)),
      ],
      square,
      { wanted: null, distress: null },
    )
    expect(offered.map(({ unit: id, seconds, method }) => [id, seconds, method])).toEqual([
      ['YARD', null, 'straight-line'],
      ['FAR', 240, 'road'],
      ['ISLAND', null, 'straight-line'],
      ['ACROSS', 600, 'road'],
    ])
  })

  test('in the order of their names where the distance is the same', () =>
    expect(
      candidates(
        ['T-2', 'T-10', 'T-1'].map((id) => at(unit(id), square)),
        square,
        { wanted: null, distress: null },
      ).map(({ unit: id }) => id),
    ).toEqual(['T-1', 'T-10', 'T-2']))

  test('to a crew in distress: who can protect it before who is nearer, never itself nor another that calls', () => {
    const calling = { distress: { since: 0, incident: '1-8', takenBy: null, place: null } } as const
    const offered = candidates(
      [
        at(unit('OWN'), square),
        at(unit('CALLS', calling), square),
        at(unit('MEDIC', { capabilities: ['medical'] }), north(0.01)),
        at(unit('PATROL'), north(0.02)),
        at(unit('ARMED', { capabilities: ['armed'] }), north(0.03)),
      ],
      square,
      { wanted: null, distress: 'OWN' },
    )
    expect(offered.map(({ unit: id, why }) => [id, why])).toEqual([
      ['PATROL', 'suitable'],
      ['ARMED', 'suitable'],
      ['MEDIC', 'suitable'],
      ['CALLS', 'in-distress'],
      ['OWN', 'in-distress'],
    ])
  })

  test('without distances when nobody knows the place any more', () =>
    expect(candidates([at(unit('T-1'), square)], undefined, { wanted: null, distress: null })).toMatchObject([
      { metres: null, why: 'no-position' },
    ]))
})

test('fire and medical incidents ask for such units, other calls for a patrol', () =>
  expect([wantedFor.fire, wantedFor.medical, wantedFor.panic]).toEqual(['fire', 'medical', 'patrol']))
