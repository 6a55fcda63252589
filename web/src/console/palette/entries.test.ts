import { expect, test } from 'vitest'
import { type Entry, matching, searchable } from './entries.ts'

const entry = (label: string, more = ''): Entry => ({ id: label, label, more, cap: null, run: () => {} })
const entries = [entry('Tutun, oshxona', '2 · Qo‘yliq 7'), entry('Close'), entry('T-11', 'bo‘sh'), entry('Take')]
const labels = (typed: string) => matching(searchable(entries), typed).map(({ label }) => label)

test('nothing typed is everything', () => expect(labels('  ')).toHaveLength(4))
test('what begins with it comes first', () => expect(labels('t')).toEqual(['Tutun, oshxona', 'T-11', 'Take']))
test('every word must occur somewhere', () => expect(labels('tutun qoyliq')).toEqual(['Tutun, oshxona']))
test('any apostrophe will do', () => {
  expect(labels('qo‘yliq')).toEqual(['Tutun, oshxona'])
  expect(labels("qo'yliq")).toEqual(['Tutun, oshxona'])
})
test('what is called nothing like it is not found', () => expect(labels('xyz')).toEqual([]))
