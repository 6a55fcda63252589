import { describe, expect, test } from 'vitest'
import { type Indexed, pointsOf, search, searchable } from './points.ts'

const at = (id: string, address: string, ...accounts: string[]): Indexed => ({
  id,
  address,
  position: [69.2812345, 41.3112345],
  accounts,
})
const all = [
  at('1-1', 'Mirzo Ulugʻbek 12', '1001'),
  at('1-2', 'Qatortol 12, 3-xonadon', '1002', '2AB7'),
  at('1-3', 'Bogʻ tor koʻchasi 7', '1003'),
  at('1-4', 'Чиланзар 12', 'R1L0.1004'),
  at('1-5', 'Qatortol 120'),
].map(searchable)
const found = (question: string, limit = 20) => search(all, question, limit).map(({ id }) => id)

describe('premises are found', () => {
  test.each<[string, string, string[]]>([
    ['by a word', 'qatortol', ['1-5', '1-2']],
    ['by words in any order', '12 qatortol', ['1-5', '1-2']],
    ['whatever the apostrophe', "ulug'bek", ['1-1']],
    ['as it is printed', 'Ulug‘bek', ['1-1']],
    ['without one', 'ulugbek', ['1-1']],
    ['in Cyrillic, whatever the case', 'чиЛАНзар', ['1-4']],
    ['by the account', '1003', ['1-3']],
    ['by the second account', '2ab7', ['1-2']],
    ['by nothing', '  ', []],
    ['by what is nowhere', 'qatortol 77', []],
    ['by an apostrophe alone', "'", []],
  ])('%s', (_name, question, ids) => expect(found(question)).toEqual(ids))

  test('at most as many as are wanted', () => expect(found('1', 2).length).toBe(2))

  test('with the account that was asked for, and no name', () =>
    expect(search(all, '2AB7', 20)).toEqual([{ id: '1-2', address: 'Qatortol 12, 3-xonadon', account: '2AB7' }]))
})

test('points are a metre exact', () =>
  expect(pointsOf([at('1-1', 'a')])).toEqual({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { id: '1-1' }, geometry: { type: 'Point', coordinates: [69.28123, 41.31123] } },
    ],
  }))
