import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aConsidered, aRecommendation } from './examples.ts'
import { exchanged, filling, inTheirPlaces, isUsedUp, openOf, pinned, placesAnew } from './teams.ts'

const patrol = { unit: 'T-07', needs: [0] }
const armed = { unit: 'T-12', needs: [1] }

describe('the units on the button', () => {
  const both = aRecommendation([aConsidered('T-07', 'chosen'), aConsidered('T-12', 'chosen'), aConsidered('T-11')])

  test('are those that are recommended', () => expect(pinned(both, [])).toEqual([patrol, armed]))
  test('once there are what they are', () => {
    const once = pinned(both, [])
    expect(pinned(both, once)).toBe(once)
  })
  test('stay although others have come nearer', () => {
    const before = [{ unit: 'T-11', needs: [0] }, armed]
    expect(pinned(both, before)).toBe(before)
  })
  test('give way to who is much sooner, but not to who is a little', () => {
    const sooner = (seconds: number) => ({
      ...both,
      considered: both.considered.map((one) => (one.unit === 'T-11' ? { ...one, seconds } : one)),
    })
    const before = [{ unit: 'T-11', needs: [0] }, armed]
    expect(pinned(sooner(119), before)).toBe(before)
    expect(pinned(sooner(120), before)).toEqual([patrol, armed])
    expect(pinned(sooner(500), before, true), 'they were chosen').toBe(before)
  })
  test('give way when one of them has got a job', () => {
    const found = aRecommendation([aConsidered('T-11', 'chosen'), aConsidered('T-07', 'at-scene')])
    expect(pinned(found, [patrol])).toEqual([{ unit: 'T-11', needs: [0] }])
  })
  test('become more when more can go', () => expect(pinned(both, [patrol])).toEqual([patrol, armed]))
  test('are nobody else when one that was chosen has got a job meanwhile', () => {
    const found = aRecommendation([aConsidered('T-11', 'chosen'), aConsidered('T-07', 'at-scene')])
    expect(pinned(found, [patrol], true)).toEqual([patrol])
  })
  test('stay those that were chosen, though more are recommended', () =>
    expect(pinned(both, [patrol], true)).toEqual([patrol]))
  test('are nobody when nobody can go', () =>
    expect(pinned(aRecommendation([aConsidered('T-04', 'at-scene')]), [])).toEqual([]))
})

describe('a digit', () => {
  const can =
    (...needs: number[]) =>
    (need: number) =>
      needs.includes(need)

  test('puts a unit in the stead of the one that goes for the same', () =>
    expect(exchanged([patrol, armed], 'T-11', can(0))).toEqual([{ unit: 'T-11', needs: [0] }, armed]))
  test('of one that could go for either, in the stead of the last to arrive', () =>
    expect(exchanged([patrol, armed], 'T-11', can(0, 1))).toEqual([patrol, { unit: 'T-11', needs: [1] }]))
  test('of one that could go for neither, beside them', () =>
    expect(exchanged([patrol, armed], 'T-19', can())).toEqual([patrol, armed, { unit: 'T-19', needs: [] }]))
  test('puts any unit in the stead of the only one', () =>
    expect(exchanged([patrol], 'T-19', can())).toEqual([{ unit: 'T-19', needs: [0] }]))
  test('takes one out that is named already, but not the only one', () => {
    expect(exchanged([patrol, armed], 'T-07', can(0))).toEqual([armed])
    expect(exchanged([armed], 'T-12', can(1))).toEqual([armed])
  })
  test('puts a unit beside the others for what nobody goes for any more', () => {
    expect(exchanged([patrol], 'T-12', can(0, 1), [1])).toEqual([patrol, armed])
    expect(exchanged([patrol], 'T-11', can(0), [1])).toEqual([{ unit: 'T-11', needs: [0] }])
  })
  test('pressed when nobody goes, sends that one', () =>
    expect(exchanged([], 'T-11', can(0))).toEqual([{ unit: 'T-11', needs: [] }]))

  test('knows for what nobody goes', () => {
    const found = aRecommendation([aConsidered('T-07', 'chosen'), aConsidered('T-12', 'chosen')])
    expect(openOf(found, [patrol, armed])).toEqual([])
    expect(openOf(found, [armed])).toEqual([0])
    expect(openOf(found, [{ unit: 'T-19', needs: [] }])).toEqual([0, 1])
  })

  test('knows what a unit can go for', () => {
    const needs = aRecommendation([], [['patrol'], ['armed', 'dog']])
    expect([0, 1, 2].map(filling(needs, ['dog', 'patrol']))).toEqual([true, true, false])
    expect([0, 1].map(filling(needs, ['fire']))).toEqual([false, false])
  })
})

describe('the units that are offered', () => {
  const stood = ['T-02', 'T-07', 'T-11']
  const units = (...list: Parameters<typeof aConsidered>[]) => list.map((one) => aConsidered(...one))
  const order = (considered: readonly ReturnType<typeof aConsidered>[]) =>
    inTheirPlaces(considered, stood).map(({ unit }) => unit)

  test('stand in the order in which they come before anybody has seen them', () =>
    expect(inTheirPlaces(units(['T-11'], ['T-02']), []).map(({ unit }) => unit)).toEqual(['T-11', 'T-02']))
  test('keep their places when one of them gets a job and others come nearer', () =>
    expect(order(units(['T-30'], ['T-11'], ['T-02'], ['T-07', 'at-scene']))).toEqual(['T-02', 'T-07', 'T-11', 'T-30']))
  test('are used up when none of them can be sent any more and help, while others can', () => {
    const gone = units(['T-11', 'at-scene'], ['T-02', 'lacks-capability'], ['T-07', 'sent-already'])
    expect(isUsedUp([...gone, aConsidered('T-30')], stood)).toBe(true)
    expect(isUsedUp([...gone, aConsidered('T-30', 'urgent-work')], stood)).toBe(false)
    expect(isUsedUp([...gone, aConsidered('T-30', 'lacks-capability')], stood)).toBe(false)
    expect(isUsedUp(units(['T-30'], ['T-02'], ['T-07', 'at-scene']), stood)).toBe(false)
  })

  test('are never used up once they stand anew, whoever is where', () => {
    const whys = [
      'chosen',
      'farther',
      'spared',
      'lacks-capability',
      'at-scene',
      'sent-already',
      'no-road',
      'off-shift',
    ] as const
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whys), { minLength: 1, maxLength: 24 }), fc.nat(20), (some, from) => {
        const considered = some.map((why, at) => aConsidered(`T-${at}`, why))
        const before = considered.slice(from, from + 9).map(({ unit }) => unit)
        expect(isUsedUp(considered, placesAnew(considered, before))).toBe(false)
      }),
    )
  })
})

describe('when it is chosen anew', () => {
  const units = (...list: Parameters<typeof aConsidered>[]) => list.map((one) => aConsidered(...one))
  const many = Array.from({ length: 12 }, (_, at) => aConsidered(`N-${at}`))
  const nine = many.slice(0, 9).map(({ unit }) => unit)

  test('they stand at first as they come, as many as there are digits', () =>
    expect(placesAnew(many, [])).toEqual(nine))

  test('whoever can still help keeps their digit, and a newcomer stands where somebody was sent from', () =>
    expect(
      placesAnew(units(['T-30', 'chosen'], ['T-11'], ['T-02'], ['T-07', 'sent-already']), ['T-02', 'T-07', 'T-11']),
    ).toEqual(['T-02', 'T-30', 'T-11', 'T-07']))

  test('who is wanted now is shown, in the place of one that is only farther', () => {
    const places = placesAnew([aConsidered('LADDER', 'chosen'), ...many], nine)
    expect(places).toEqual([...nine.slice(0, 8), 'LADDER'])
  })

  test('who cannot do what is asked now makes room for who can', () => {
    const others = many.map(({ unit }) => aConsidered(unit, 'lacks-capability'))
    const places = placesAnew([aConsidered('M-1', 'chosen'), aConsidered('M-2'), ...others], nine)
    expect(places.slice(0, 2)).toEqual(['M-1', 'M-2'])
    expect(places).toHaveLength(9)
  })

  test('nobody stands there twice, and nobody who is no more', () =>
    expect(placesAnew(units(['T-02']), ['GONE', 'T-02'])).toEqual(['T-02']))
})
