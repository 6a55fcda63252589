import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosable as unit } from '../fixtures/choosable.ts'
import type { Capability } from '../units/unit.ts'
import type { Need } from './need.ts'
import { type Asked, withBackUp } from './plans.ts'
import { type Choosable, type Fleet, freeingCosts, recommend, type Wanting } from './recommend.ts'

const need = (capability: Capability, count = 1, within = 600): Need => ({ oneOf: [capability], count, within })
const asked = (...needs: Need[]): Asked => ({ needs, together: needs.map((_, index) => index) })

const working = (status: Choosable['status'], incident: string) =>
  ({ status, incident, assignment: `${incident}.1` }) as const

/** Units with their seconds to the place. */
const fleet = (...units: readonly (readonly [Choosable, number])[]): Fleet => ({
  units: units.map(([one]) => one),
  seconds: units.map(([, seconds]) => seconds),
  workOf: (incident) => work[incident as keyof typeof work],
})
const work = {
  trifle: { type: 'other', priority: 4 },
  equal: { type: 'fire', priority: 2 },
  call: { type: 'distress', priority: 1 },
} as const

const fire: Wanting = { id: 'this', type: 'fire', priority: 2, distress: null }
const whys = (wanting: Wanting, what: Asked, units: Fleet) =>
  recommend(wanting, what, units).considered.map(({ unit: id, why }) => [id, why])
const sent = (wanting: Wanting, what: Asked, units: Fleet) =>
  recommend(wanting, what, units).chosen.map((one) => one.unit)

describe('what is recommended', () => {
  test('whoever is there soonest, with their time and what they are chosen for', () =>
    expect(recommend(fire, asked(need('patrol', 1, 100)), fleet([unit('FAR'), 200], [unit('NEAR'), 90]))).toEqual({
      needs: [need('patrol', 1, 100)],
      chosen: [{ unit: 'NEAR', seconds: 90, needs: [0], late: false, freedFrom: null }],
      lastArrival: 90,
      missing: [],
      considered: [
        { unit: 'NEAR', why: 'chosen', sendable: true, seconds: 90, freedFrom: null },
        { unit: 'FAR', why: 'farther', sendable: true, seconds: 200, freedFrom: null },
      ],
    }))

  test('everything that the plan asks for, so that the last is there soonest', () => {
    const both = unit('BOTH', { capabilities: ['patrol', 'armed'] })
    const armed = unit('ARMED', { capabilities: ['armed'] })
    const found = recommend(
      fire,
      asked(need('patrol'), need('armed')),
      fleet([both, 10], [unit('PATROL'), 50], [armed, 400]),
    )
    expect(found.chosen.map(({ unit: id, needs }) => [id, needs])).toEqual([
      ['BOTH', [1]],
      ['PATROL', [0]],
    ])
    expect(found.lastArrival).toBe(50)
  })

  test('as much as there is, and what is missing; late is said to be late', () => {
    const found = recommend(fire, asked(need('patrol', 2, 60), need('fire')), fleet([unit('T-1'), 61]))
    expect(found.missing).toEqual([need('patrol', 1, 60), need('fire')])
    expect(found.chosen).toMatchObject([{ unit: 'T-1', late: true }])
  })

  test('nothing where nobody can be sent', () =>
    expect(recommend(fire, asked(need('patrol')), fleet())).toMatchObject({ chosen: [], lastArrival: null }))

  test('the first by name where the time is the same', () =>
    expect(sent(fire, asked(need('patrol')), fleet([unit('T-2'), 5], [unit('T-10'), 5], [unit('T-1'), 5]))).toEqual([
      'T-1',
    ]))
})

describe('why a unit is passed over', () => {
  test.each<[string, Choosable, number, string]>([
    ['others are sooner', unit('T'), 900, 'farther'],
    ['it is out of service', unit('T', { status: 'out-of-service' }), 1, 'out-of-service'],
    ['nobody is on it', unit('T', { isOffShift: true }), 1, 'off-shift'],
    ['its crew calls for help', unit('T', { isCalling: true }), 1, 'in-distress'],
    ['it cannot do what is asked', unit('T', { capabilities: ['dog'] }), 1, 'lacks-capability'],
    ['nobody knows where it is', unit('T'), Number.NaN, 'no-position'],
    ['no road leads from it', unit('T'), Infinity, 'no-road'],
    ['it goes to what is as urgent', unit('T', working('en-route', 'equal')), 1, 'urgent-work'],
    ['nobody knows what it goes to', unit('T', working('en-route', 'unknown')), 1, 'urgent-work'],
    ['it works on a scene, of whatever', unit('T', working('on-scene', 'trifle')), 1, 'at-scene'],
    ['it is about to be done there', unit('T', working('clearing', 'trifle')), 1, 'at-scene'],
  ])('%s', (_name, one, seconds, why) =>
    expect(whys(fire, asked(need('patrol')), fleet([one, seconds], [unit('A'), 2]))).toEqual([
      ['A', 'chosen'],
      ['T', why],
    ]),
  )

  test.each<[string, Choosable, boolean]>([
    ['and nobody calls it away', unit('T', { capabilities: ['dog'], ...working('on-scene', 'equal') }), false],
    ['and it could be called away', unit('T', { capabilities: ['dog'], ...working('en-route', 'trifle') }), true],
    ['and it is free', unit('T', { capabilities: ['dog'] }), true],
  ])('it can do nothing of what is asked, whatever it is doing: %s', (_name, one, sendable) =>
    expect(recommend(fire, asked(need('patrol')), fleet([one, 1])).considered).toMatchObject([
      { why: 'lacks-capability', sendable },
    ]),
  )

  test.each<[string, Partial<Choosable>, boolean]>([
    ['out of service', { status: 'out-of-service' }, false],
    ['calling for help', { isCalling: true }, false],
    ['there already', working('on-scene', 'this'), false],
    ['off shift', { isOffShift: true }, true],
  ])('whether somebody may be sent who is %s', (_name, more, sendable) =>
    expect(recommend(fire, asked(need('patrol')), fleet([unit('T', more), 1])).considered).toMatchObject([
      { sendable },
    ]),
  )

  test('the unit that calls is not sent to itself', () => {
    const call: Wanting = { id: 'this', type: 'distress', priority: 1, distress: 'OWN' }
    expect(whys(call, asked(need('patrol')), fleet([unit('OWN'), 0]))).toEqual([['OWN', 'in-distress']])
  })

  test('who could be sent stands first, the sooner before the later, then who could help and is kept from it, then the rest', () =>
    expect(
      whys(
        fire,
        asked(need('patrol')),
        fleet(
          [unit('LOST'), Number.NaN],
          [unit('DOG', { capabilities: ['dog'] }), 1],
          [unit('FAR'), 30],
          [unit('NEAR'), 20],
          [unit('FARTHER'), 40],
          [unit('BUSY', working('on-scene', 'trifle')), 3],
        ),
      ).map(([id]) => id),
    ).toEqual(['NEAR', 'FAR', 'FARTHER', 'LOST', 'BUSY', 'DOG']))
})

describe('who is called away from less urgent work', () => {
  const onItsWay = unit('BUSY', working('en-route', 'trifle'))

  test('is who is on the way, where it saves enough, and what it leaves is named', () =>
    expect(
      recommend(fire, asked(need('patrol')), fleet([onItsWay, 10], [unit('FREE'), 11 + freeingCosts])).chosen,
    ).toEqual([{ unit: 'BUSY', seconds: 10, needs: [0], late: false, freedFrom: { incident: 'trifle', priority: 4 } }]))

  test('is nobody where a free unit is hardly later', () =>
    expect(sent(fire, asked(need('patrol')), fleet([onItsWay, 10], [unit('FREE'), 9 + freeingCosts]))).toEqual([
      'FREE',
    ]))

  test('for a crew that calls for help is everybody, at once, whatever else is urgent', () => {
    const call: Wanting = { id: 'this', type: 'distress', priority: 1, distress: null }
    const first = { ...work, first: { type: 'fire', priority: 1 } } as const
    const units = fleet([unit('BUSY', working('assigned', 'first')), 10], [unit('FREE'), 11])
    const workOf = (incident: string) => first[incident as keyof typeof first]
    expect(sent(call, asked(need('patrol')), { ...units, workOf })).toEqual(['BUSY'])
  })

  test('is nobody from another crew that calls for help', () => {
    const call: Wanting = { id: 'this', type: 'distress', priority: 1, distress: null }
    expect(sent(call, asked(need('patrol')), fleet([unit('BUSY', working('en-route', 'call')), 1]))).toEqual([])
  })
})

describe('who is sent already', () => {
  const both = ['patrol', 'armed'] as const
  const there = unit('THERE', { capabilities: both, ...working('en-route', 'this') })
  const armed = unit('ARMED', { capabilities: ['armed'] })

  test('fills what they can, where the others cannot be there sooner', () => {
    const found = recommend(
      fire,
      asked(need('patrol'), need('armed')),
      fleet([there, 700], [unit('NEAR'), 20], [armed, 90]),
    )
    expect(found).toMatchObject({ chosen: [{ unit: 'NEAR', needs: [0] }], lastArrival: 20, missing: [] })
    expect(found.considered.at(-1)).toMatchObject({ unit: 'THERE', why: 'sent-already', seconds: 700 })
  })

  test('and where they fill everything, nobody more is chosen, also when nobody knows where they are', () =>
    expect(recommend(fire, asked(need('armed')), fleet([there, Number.NaN], [armed, 1]))).toMatchObject({
      chosen: [],
      missing: [],
    }))

  test('but not the back-up that they ask for', () => {
    const wanted = withBackUp(asked(need('patrol')), 'armed')
    expect(sent(fire, wanted, fleet([there, 1], [unit('NEAR'), 2], [armed, 90]))).toEqual(['ARMED'])
    expect(sent(fire, withBackUp(asked(need('patrol')), null), fleet([there, 1], [armed, 90]))).toEqual(['ARMED'])
    expect(recommend(fire, wanted, fleet([there, 1])).missing).toMatchObject([{ oneOf: ['armed'], count: 1 }])
  })

  test('but not when their crew calls for help', () => {
    expect(sent(fire, asked(need('armed')), fleet([{ ...there, isCalling: true }, 1], [armed, 90]))).toEqual(['ARMED'])
  })
})

test('every unit is considered once, and nobody is chosen for whom there is a reason not to be', () => {
  const someUnit = fc.record({
    capabilities: fc.subarray<Capability>(['patrol', 'armed', 'fire'], { minLength: 1 }),
    job: fc.constantFrom(
      {},
      working('en-route', 'trifle'),
      working('en-route', 'equal'),
      working('on-scene', 'trifle'),
      { status: 'out-of-service' } as const,
    ),
    seconds: fc.constantFrom(1, 2, 3, 5, 8, 130, Infinity, Number.NaN),
  })
  fc.assert(
    fc.property(fc.array(someUnit, { maxLength: 30 }), (some) => {
      const units = some.map(
        ({ capabilities, job, seconds }, index) => [unit(`T-${index}`, { capabilities, ...job }), seconds] as const,
      )
      const what = asked(need('patrol', 2), need('fire'))
      const found = recommend(fire, what, fleet(...units))
      expect(found.considered.map((one) => one.unit).sort()).toEqual(units.map(([one]) => one.id).sort())
      for (const { unit: id, seconds, freedFrom } of found.chosen) {
        const [one, given] = units[Number(id.slice(2))]!
        expect([seconds, one.status === 'available' || freedFrom !== null]).toEqual([given, true])
        expect(Number.isFinite(seconds)).toBe(true)
      }
    }),
  )
})
