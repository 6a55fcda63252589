import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layRiver, river } from '../server/src/fixtures/river.ts'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'

/** A bridge is closed, on the map and by keys; who is across it is there later, and again in time when it is lifted. */

let server: ServerProcess
let browser: Browser
let page: Page
beforeAll(async () => {
  server = await startServer({ screens: true })
  await layRiver(join(server.data, 'atlas'))
  const token = (await server.yordam('token', 'create', '--role', 'administrator', '--name', 'Test'))
    .split('\n')
    .at(-1)!
  for (const [id, position] of Object.entries({ ACROSS: river.across, BANK: river.alongTheBank })) {
    await server.api(token, 'PUT', `/api/units/${id}`, { id, capabilities: ['patrol'], position })
    await server.api(token, 'POST', `/api/units/${id}/position`, { position })
  }
  await server.api(token, 'POST', '/api/incidents', {
    type: 'disturbance',
    priority: 2,
    place: { position: river.scene, address: 'Shimoliy sohil 4' },
  })
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en' })).newPage()
  await enterAsFirst(page, server.output())
  await page.getByText('Shimoliy sohil 4').first().click()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const ahead = () => page.getByTestId('closures-ahead').locator('[data-closure]').allInnerTexts()
const across = () => page.locator('[data-testid="candidates"] tr[data-unit="ACROSS"]').innerText()
const closing = () => page.getByTestId('closing')
const closures = () => page.getByTestId('closures').locator('[data-closure]')
/** The map as its page knows it. */
const onMap = <Answer>(script: string) =>
  page.evaluate<Answer>(`((map) => ${script})(document.querySelector('.maplibregl-map').map)`)
const drawn = () =>
  onMap<string[]>(
    `map.getSource('closures').serialize().data.features.map(({ properties: { id, closed, now } }) => [id, closed, now].join(' '))`,
  )
/** Moves the map, and presses where a place is on it. */
const lookAt = async (zoom: number) => {
  await onMap(`void map.jumpTo({ center: [69.27, 41.31], zoom: ${zoom} })`)
  await expect.poll(() => onMap<boolean>('map.loaded() && !map.isMoving()')).toBe(true)
}
const press = async (place: readonly [number, number]) => {
  const { x, y } = await onMap<{ x: number; y: number }>(`map.project([${place}])`)
  await page.locator('.maplibregl-canvas').click({ position: { x, y } })
}

/** From where to where the roads run that what is being drawn would close. */
const meant = () =>
  onMap<string[]>(
    `map.getSource('measure').serialize().data.features.filter(({ properties }) => properties.meant).map(({ geometry }) => geometry.coordinates.map(([, lat]) => lat.toFixed(5)).join(' '))`,
  )

test('by road, who is across the river comes over the bridge', async () => {
  await expect.poll(across).toMatch(/\d:\d\d/)
})

describe('a bridge is closed', () => {
  test('is drawn along the road, where two points are pressed', async () => {
    await page.locator('[data-deed="close"]').click()
    await lookAt(16)
    await press([69.27, 41.3107])
    await press([69.2701, 41.3093])
    await expect.poll(() => closing().getAttribute('data-points')).toBe('2')
    // Somebody pressed beside the bridge: the line lies on it.
    const line = `map.getSource('measure').serialize().data.features.flatMap(({ geometry: { type, coordinates } }) => type === 'LineString' ? coordinates : []).map(([longitude]) => longitude.toFixed(4))`
    await expect.poll(async () => new Set(await onMap<string[]>(line))).toEqual(new Set(['69.2700']))
    expect(await seriousFaults(page)).toEqual([])
  })

  test('what it would close is said, and drawn, before it is declared: all of the bridge', async () => {
    await expect.poll(() => page.getByTestId('closes').innerText()).toBe('Closes 220 m: Koʻprik')
    await expect.poll(meant).toEqual(['41.31100 41.30900'])
  })

  test('is declared with no more than Enter, and stands on the map', async () => {
    await page.keyboard.press('Enter')
    await page.getByTestId('closure-form').waitFor()
    await lookIn(page, 'light')
    expect(await seriousFaults(page)).toEqual([])
    await lookIn(page, 'dark')
    await page.keyboard.press('Enter')
    await closing().waitFor({ state: 'detached' })
    await expect.poll(drawn).toEqual(['1-1 true true'])
  })

  test('and from then on nobody comes over it, and the incident says why', async () => {
    await expect.poll(across).not.toMatch(/\d:\d\d/)
    await expect.poll(ahead).toEqual(['Closed: Koʻprik · until it is lifted – ACROSS has no road left'])
  })
})

describe('by keys alone', () => {
  test('the list says what is closed, why and until when, and changes it', async () => {
    await page.keyboard.press('z')
    await expect.poll(() => closures().allInnerTexts()).toEqual([expect.stringMatching(/Koʻprik\s+closed · accident/)])
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('[data-deed="change"]').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('closure-form').waitFor()
    // As somebody types who knows the lists: the first letter chooses.
    await page.keyboard.press('f')
    await page.getByLabel('Ends', { exact: true }).selectOption('120')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => closures().allInnerTexts())
      .toEqual([expect.stringMatching(/closed · flood[\s\S]*until \d\d:\d\d/)])
  })

  test('it is lifted, the map is as before, and they come over it again', async () => {
    const lift = page.locator('[data-deed="lift"]')
    await lift.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lift.innerText()).toMatch(/^Lift\?\s+Enter$/)
    expect(await seriousFaults(page)).toEqual([])
    // Who goes elsewhere has not meant it.
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => lift.innerText()).toBe('Lift')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => lift.innerText()).toMatch(/^Lift\?/)
    expect(await closures().count()).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => closures().count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(across).toMatch(/\d:\d\d/)
    await expect.poll(drawn).toEqual([])
    await expect.poll(ahead).toEqual([])
  })

  test('another road is closed with the middle of the map as a pen', async () => {
    await lookAt(16)
    await page.keyboard.press('z')
    await page.getByTestId('closures-draw').waitFor()
    await page.keyboard.press('Enter')
    await closing().waitFor()
    await page.keyboard.press('Space')
    const middle = await onMap<number>('map.getCenter().lat')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => onMap<number>('map.isMoving() ? 0 : map.getCenter().lat')).toBeGreaterThan(middle)
    await page.keyboard.press('Space')
    await expect.poll(() => closing().getAttribute('data-points')).toBe('2')
    await page.keyboard.press('Enter')
    await page.getByTestId('closure-form').waitFor()
    await page.getByText('slower', { exact: true }).click()
    await page.keyboard.press('Enter')
    await expect.poll(drawn).toEqual(['1-2 false true'])
  })

  test('and Esc leaves everything as it was', async () => {
    await page.locator('[data-deed="close"]').click()
    await closing().waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await closing().waitFor({ state: 'detached' })
    expect(await drawn()).toEqual(['1-2 false true'])
  })

  test('a slow road says how much longer who comes over it drives', async () => {
    await expect.poll(ahead).toEqual([expect.stringMatching(/^Slow: Koʻprik · .* – ACROSS drives \d:\d\d longer$/)])
  })
})

describe('what is drawn otherwise than it is meant', () => {
  const begin = async (...points: (readonly [number, number])[]) => {
    await page.locator('[data-deed="close"]').click()
    await closing().waitFor()
    for (const point of points) await press(point)
  }

  test('a line across roads says how many it runs over', async () => {
    await onMap('void map.jumpTo({ center: [69.25, 41.31], zoom: 15 })')
    await expect.poll(() => onMap<boolean>('map.loaded() && !map.isMoving()')).toBe(true)
    // So far from the road that nobody means it.
    await begin([69.25, 41.3125], [69.25, 41.3075])
    await expect
      .poll(() => page.getByTestId('closes').innerText())
      .toMatch(/^Runs over roads \(2: .*sohil, .*sohil\) and closes each where it does/)
  })

  test('one where no road is says that nothing is closed', async () => {
    await page.keyboard.press('Backspace')
    await press([69.2505, 41.3127])
    await expect.poll(() => page.getByTestId('closes').innerText()).toBe('No road here: nothing is closed')
    await page.keyboard.press('Escape')
  })
})

describe('the place of a closure is drawn anew', () => {
  /** On the map Z begins to draw, elsewhere it opens the list. */
  const toList = async () => {
    await page.getByText('Shimoliy sohil 4').first().click()
    await page.keyboard.press('z')
  }

  test('and what was said of it holds on', async () => {
    await toList()
    await page.locator('[data-closure="1-2"] [data-deed="move"]').click()
    await closing().waitFor()
    await onMap('void map.jumpTo({ center: [69.25, 41.311], zoom: 16 })')
    await expect.poll(() => onMap<boolean>('map.loaded() && !map.isMoving()')).toBe(true)
    await press([69.249, 41.311])
    await press([69.251, 41.311])
    await expect.poll(() => page.getByTestId('closes').innerText()).toMatch(/^Closes 3\.3 km: Shimoliy sohil$/)
    await page.keyboard.press('Enter')
    await page.getByTestId('closure-form').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await closing().waitFor({ state: 'detached' })
    await toList()
    await expect
      .poll(() => closures().allInnerTexts())
      .toEqual([expect.stringMatching(/Shimoliy sohil\s+takes 2 times as long/)])
    await page.keyboard.press('Escape')
  })
})
