import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { ClosedRoads } from '../api/words.ts'
import closures from '../ui/i18n/closures/en.json'
import shared from '../ui/i18n/shared/en.json'
import { closesWords } from './closureWords.ts'

beforeAll(() =>
  i18next.init({
    lng: 'en',
    resources: { en: { translation: { ...shared, ...closures } } },
    interpolation: { escapeValue: false },
  }),
)

const says = (closed: Omit<ClosedRoads, 'lines'>) => closesWords(i18next.t, 'en', { ...closed, lines: [] })
const two = { count: 2, metres: 300, roads: ['Navoiy', 'Chorsu'] }
const none = { count: 0, metres: 0, roads: [] }

test.each<[string, Omit<ClosedRoads, 'lines'>, string]>([
  ['along a road', { metres: 220, roads: ['Koʻprik'], crossed: none }, 'Closes 220 m: Koʻprik'],
  [
    'along one and over others',
    { metres: 980, roads: ['Sharshara'], crossed: two },
    'Closes 980 m: Sharshara; crosses 2 roads (Navoiy, Chorsu) and closes each there',
  ],
  [
    'along one and over another, both without names',
    { metres: 980, roads: [], crossed: { count: 1, metres: 300, roads: [] } },
    'Closes 980 m; crosses 1 road and closes it there',
  ],
  [
    'only over some',
    { metres: 300, roads: two.roads, crossed: two },
    'Runs over roads (2: Navoiy, Chorsu) and closes each where it does: 300 m in all',
  ],
  ['over nothing', { metres: 0, roads: [], crossed: none }, 'No road here: nothing is closed'],
])('%s', (_name, closed, sentence) => expect(says(closed)).toBe(sentence))
