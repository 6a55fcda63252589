import { describe, expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import type { Mark, Purpose } from './look.ts'
import { type Before, type Circumstances, manyInARow, marksOf } from './unusual.ts'

const alarm: Purpose = { for: 'alarm', id: '1-7' }
const reason: Purpose = { for: 'reason', because: 'caller' }
const search: Purpose = { for: 'search' }

const onShift: Circumstances = { worksShifts: true, isOnShift: true, before: [] }
const atHome: Circumstances = { ...onShift, isOnShift: false }
const inOffice: Circumstances = { ...atHome, worksShifts: false }
const before = (count: number, purpose: Purpose, ago = seconds(60)): Before[] =>
  Array.from({ length: count }, (_, n) => ({ at: now - ago, purpose, subjects: [`premises:1-${n}`] }))
const after = (...looks: Before[]): Circumstances => ({ ...onShift, before: looks })
const most = manyInARow.subjects

describe('what is unusual about a look', () => {
  test.each<[string, Purpose, Circumstances, Mark[]]>([
    ['for an alarm, on shift', alarm, onShift, []],
    ['for an alarm, without being on shift', alarm, atHome, ['outside-shift']],
    ['for a reason that was only said', reason, onShift, ['no-incident']],
    ['both', reason, atHome, ['outside-shift', 'no-incident']],
    ['for a reason, of who works in an office', reason, inOffice, ['no-incident']],
    ['a search', search, onShift, []],
    ['as many before as are usual, less this one', reason, after(...before(most - 1, reason)), ['no-incident']],
    ['one more', reason, after(...before(most, reason)), ['no-incident', 'many-in-a-row']],
    ['as many long before', reason, after(...before(most, reason, manyInARow.within)), ['no-incident']],
    ['as many before, each for an alarm', reason, after(...before(most, alarm)), ['no-incident']],
    ['for an alarm, after as many without one', alarm, after(...before(most, reason)), []],
    ['searches before', reason, after(...before(most, search)), ['no-incident']],
    ['the same ones again', reason, after(...before(1, reason), ...before(1, reason)), ['no-incident']],
  ])('%s', (_name, purpose, circumstances, marks) =>
    expect(marksOf({ purpose, subjects: ['premises:2-1'] }, circumstances, now)).toEqual(marks),
  )
})
