import { describe, expect, test } from 'vitest'
import { anIncident } from './examples.ts'
import { bodyOf, draftFrom, formPurposes, readCoordinates, unfit, withChanges, writeChanges } from './incidentForm.ts'

describe('coordinates as people copy them', () => {
  test.each([
    ['41.3111, 69.2797', [69.2797, 41.3111]],
    ['41.3111 69.2797', [69.2797, 41.3111]],
    [' 41;69 ', [69, 41]],
    ['-33.9, 18.4', [18.4, -33.9]],
    ['41.3111,69.2797', [69.2797, 41.3111]],
    ['41,3111; 69,2797', [69.2797, 41.3111]],
    ['41,3111 69,2797', [69.2797, 41.3111]],
    ['41,3111, 69,2797', [69.2797, 41.3111]],
    ['41, 69,5', [69.5, 41]],
    ['-33,9;18,4', [18.4, -33.9]],
    ['41,3111', null],
    ['41,3111,69,2797', null],
    ['91,5 10,5', null],
    ['91, 10', null],
    ['41.3111', null],
    ['4169', null],
    ['Chorsu', null],
    ['', null],
  ])('%s', (typed, position) => expect(readCoordinates(typed)).toEqual(position))
})

const empty = draftFrom('new', { alarm: null, incident: null })

test('a new incident needs its type, priority and place', () => {
  expect(unfit(empty, formPurposes.new.required)).toEqual(['type', 'priority', 'address', 'coordinates'])
})

test('a place is both an address and a point', () => {
  expect(unfit({ ...empty, address: 'Chorsu' }, [])).toEqual(['coordinates'])
  expect(unfit({ ...empty, coordinates: '41, 69' }, [])).toEqual(['address'])
})

test('a correction begins with what is, and sends it back changed', () => {
  const incident = anIncident()
  const draft = draftFrom('change', { alarm: null, incident })
  expect(unfit(draft, [])).toEqual([])
  expect(bodyOf({ ...draft, priority: '2' })).toEqual({ type: 'panic', priority: 2, place: incident.place })
})

describe('a form that was left', () => {
  const incident = anIncident()
  const beginning = draftFrom('change', { alarm: null, incident })

  test('is there again as it was left', () => {
    const left = { ...beginning, narrative: 'two men', priority: '' } as const
    expect(withChanges(beginning, writeChanges(left, beginning))).toEqual(left)
  })

  test('keeps only what was typed: the rest is as it is known now', () => {
    const kept = writeChanges({ ...beginning, narrative: 'two men' }, beginning)
    const now = draftFrom('change', { alarm: null, incident: { ...incident, priority: 3 } })
    expect(withChanges(now, kept)).toEqual({ ...now, narrative: 'two men' })
  })

  test('into which nothing was typed leaves nothing', () => {
    expect(writeChanges(beginning, beginning)).toBe('')
    expect(withChanges(beginning, '')).toEqual(beginning)
  })
})
