import { describe, expect, test } from 'vitest'
import { anIncident } from './examples.ts'
import { heldAfter } from './held.ts'

const incident = anIncident({ id: 'I7' })
const held = { row: 'alarm:A1', incident: 'I7' } as const

describe('what an operator goes back to', () => {
  test('is the thing in hand, with its incident', () => {
    expect(heldAfter({ row: null, incident: null }, 'alarm:A1', incident)).toEqual(held)
  })
  test('stays what it is while premises are looked up, one after another', () => {
    const looking = heldAfter(held, 'premises:P1', null)
    expect(heldAfter(looking, 'premises:P2', null)).toEqual(held)
  })
  test('is nothing when it was put down, but its incident can still be seen again', () => {
    expect(heldAfter(held, null, null)).toEqual({ row: null, incident: 'I7' })
  })
  test('is the next thing, and the incident only when that has one', () => {
    expect(heldAfter(held, 'alarm:A2', null)).toEqual({ row: 'alarm:A2', incident: 'I7' })
    expect(heldAfter(held, 'incident:I8', anIncident({ id: 'I8' }))).toEqual({ row: 'incident:I8', incident: 'I8' })
  })
})
