import { expect, test } from 'vitest'
import { entryOf, isOutdated } from './build.ts'
import { pageStands, pagesOf, turnOf } from './pages.ts'

test.each([
  [0, 5, []],
  [5, 5, [5]],
  [6, 5, [3, 3]],
  [11, 5, [4, 4, 3]],
  [17, 5, [5, 4, 4, 4]],
  [2, 0, [1, 1]],
])('%i rows where %i fit stand on pages of %j', (rows, fits, sizes) => {
  const pages = pagesOf(
    Array.from({ length: rows }, (_, row) => row),
    fits,
  )
  expect(pages.map(({ length }) => length)).toEqual(sizes)
  expect(pages.flat()).toHaveLength(rows)
})

test('each page has its turn, and all walls turn together', () => {
  const turns = [0, 1, 2, 3].map((turn) => turnOf(turn * pageStands + 5, 3))
  expect(turns).toEqual([0, 1, 2, 0])
  expect([turnOf(7, 1), turnOf(7, 0)]).toEqual([0, 0])
})

test('a page knows the script that it was built with', () => {
  const built = (name: string) => `<script type="module" crossorigin src="/assets/${name}.js" nonce="x"></script>`
  const [running, served] = [entryOf(built('index-AAAA')), entryOf(built('index-BBBB'))]
  expect([running, served]).toEqual(['/assets/index-AAAA.js', '/assets/index-BBBB.js'])
  expect([isOutdated(running, served), isOutdated(running, running)]).toEqual([true, false])
  expect(entryOf('<p>502 Bad Gateway</p>')).toBeNull()
  expect(isOutdated(running, null)).toBe(false)
})
