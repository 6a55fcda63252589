import { beforeAll, expect, test } from 'vitest'
import { keepZone } from '../ui/i18n/zone.ts'
import { aClosure } from './examples.ts'
import { beginOf, newTerms, said, termsOf, unfit } from './terms.ts'

beforeAll(() => keepZone('Asia/Tashkent'))

const now = Date.parse('2026-03-01T02:00:00Z')

test('as the form begins it is a road that is closed from now on, until it is lifted', () => {
  expect(unfit(newTerms)).toEqual([])
  expect(said(newTerms, now)).toEqual({ slower: null, cause: 'accident', endsAt: null, hours: null })
  expect(beginOf(newTerms)).toBeUndefined()
})

test('an end in so many minutes is counted from its beginning', () => {
  expect(said({ ...newTerms, ends: '60' }, now).endsAt).toBe('2026-03-01T03:00:00.000Z')
  const tomorrow = { ...newTerms, ends: '60', begins: 'at', beginsAt: '2026-03-02T07:00' } as const
  expect(beginOf(tomorrow)).toBe('2026-03-02T02:00:00.000Z')
  expect(said(tomorrow, now).endsAt).toBe('2026-03-02T03:00:00.000Z')
})

test('what is half filled in is not sent', () => {
  expect(unfit({ ...newTerms, begins: 'at', ends: 'at', byHour: true, days: [] })).toEqual([
    'beginsAt',
    'endsAt',
    'days',
  ])
  expect(unfit({ ...newTerms, byHour: true, until: newTerms.from })).toEqual(['days'])
})

test('what stands is in the form as it is, and comes out of it as it went in', () => {
  const closure = aClosure({
    slower: 3,
    endsAt: '2026-03-01T09:30:00.000Z',
    hours: { days: [1, 2], from: 22, until: 6 },
  })
  const { slower, cause, endsAt, hours } = closure
  expect(termsOf(closure)).toMatchObject({ how: 'slower', ends: 'at', endsAt: '2026-03-01T14:30' })
  expect(said(termsOf(closure), now)).toEqual({ slower, cause, endsAt, hours })
  expect(said(termsOf(aClosure()), now)).toMatchObject({ slower: null, endsAt: null, hours: null })
})
