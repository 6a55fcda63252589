import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/words.ts'
import { actsOf } from './acts.ts'

let seq = 0
const entry = (type: string, unit: string | null = null, detail: TimelineEntry['detail'] = {}): TimelineEntry => ({
  seq: ++seq,
  at: '2026-03-01T02:14:00.000Z',
  pressedAt: null,
  lane: 'dispatcher',
  type,
  alarm: null,
  dueAt: null,
  meaning: null,
  by: null,
  unit,
  text: null,
  detail,
})
const shape = (entries: readonly TimelineEntry[]) =>
  actsOf(entries).map(({ entry: { type, unit }, said }) => [type, unit, ...said.map(({ detail }) => detail.why)])

test('who is sent as recommended stands for themselves', () => {
  const sent = [entry('incident-opened'), entry('unit-assigned', 'T-1'), entry('unit-assigned', 'T-2')]
  expect(shape(sent)).toEqual([
    ['incident-opened', null],
    ['unit-assigned', 'T-1'],
    ['unit-assigned', 'T-2'],
  ])
})

test('sending others is one act with all who were sent in it, and every reason that was given below it', () => {
  expect(
    shape([
      entry('unit-assigned', 'T-1'),
      entry('unit-assigned', 'T-2'),
      entry('unit-assigned', 'T-3'),
      entry('choice-differed', null, { choice: 1, sent: ['T-2', 'T-3'] }),
      entry('unit-reported', 'T-2'),
      entry('choice-explained', null, { choice: 1, why: 'fitter' }),
      entry('unit-assigned', 'T-4'),
      entry('choice-differed', null, { choice: 2, sent: ['T-4'] }),
      entry('choice-explained', null, { choice: 1, why: 'not-fit' }),
    ]),
  ).toEqual([
    ['unit-assigned', 'T-1'],
    ['choice-differed', null, 'fitter', 'not-fit'],
    ['unit-reported', 'T-2'],
    ['choice-differed', null],
  ])
})

test('a reason whose choice is not shown stands for itself', () => {
  expect(shape([entry('choice-explained', null, { choice: 1, why: 'fitter' })])).toEqual([['choice-explained', null]])
})
