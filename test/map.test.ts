import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town as ground } from '../server/src/fixtures/ground.ts'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

/** The map in a real browser: what is on it is asked of the map itself, at the pixel where somebody would look. */

type Point = readonly [longitude: number, latitude: number]

let server: ServerProcess
let town: Town
let browser: Browser
let page: Page
let incident: string
/** One that is over when the map is asked how it was. */
let early: { id: string; openedAt: number }

const scene: Point = [69.245, 41.312]
const earlyScene: Point = [69.255, 41.326]
const stand: Point = [69.26, 41.32]
const later: Point = [69.268, 41.317]
const yard: Point = [69.236, 41.314]
const corner: Point = [69.252, 41.308]

const report = (unit: string, position: Point, at = Date.now()) =>
  server.api(town.token, 'POST', `/api/units/${unit}/position`, {
    position,
    heading: 90,
    at: new Date(at).toISOString(),
  })

const open = (position: Point, address: string) =>
  server.api<{ id: string }>(town.token, 'POST', '/api/incidents', {
    type: 'panic',
    priority: 2,
    place: { position, address },
  })

/** A map that is drawn by software on a busy machine takes its time. */
const soon = <Seen>(look: () => Promise<Seen>) => expect.poll(look, { timeout: 20_000 })

/** What the page keeps its map on. */
interface Mapped {
  readonly map: {
    project(point: Point): { x: number; y: number }
    queryRenderedFeatures(at: [number, number], of: { layers: string[] }): unknown[]
  }
  readonly overlay: {
    marksAt(x: number, y: number, reach: number): { kind: string; id: string; chosen: boolean }[]
  }
}
/** What is drawn over the ground. */
interface Sheet {
  getContext(kind: '2d'): { getImageData(x: number, y: number, width: 1, height: 1): { data: Uint8ClampedArray } }
}
const canvas = '.maplibregl-map'

/** Where a point of the world is on the page. */
const pixelOf = (point: Point): Promise<{ x: number; y: number }> =>
  page.locator(canvas).evaluate((element, at) => {
    const { x, y } = (element as unknown as Mapped).map.project(at)
    const box = element.getBoundingClientRect()
    return { x: box.left + x, y: box.top + y }
  }, point)

/** How much is drawn of a layer of the ground at a point of the world. */
const groundAt = (layer: string, point: Point): Promise<number> =>
  page.locator(canvas).evaluate(
    (element, [of, at]) => {
      const { map } = element as unknown as Mapped
      const { x, y } = map.project(at)
      return map.queryRenderedFeatures([x, y], { layers: [of] }).length
    },
    [layer, point] as const,
  )

/** Which marks stand at a point of the world, to the pixel, and whether anything is drawn there. */
const drawnAt = (kind: 'thing' | 'unit', point: Point): Promise<string[]> =>
  page.locator(canvas).evaluate(
    (element, [of, at]) => {
      const { map, overlay } = element as unknown as Mapped
      const { x, y } = map.project(at)
      const sheet = element.querySelector('canvas[aria-hidden]') as unknown as Sheet
      const [, , , ink] = sheet.getContext('2d').getImageData(x, y, 1, 1).data
      return overlay
        .marksAt(x, y, 2)
        .filter(({ kind }) => kind === of && ink)
        .map(({ id, chosen }) => `${id}${chosen ? ' chosen' : ''}`)
    },
    [kind, point] as const,
  )

const click = async (point: Point): Promise<void> => {
  const { x, y } = await pixelOf(point)
  await page.mouse.click(x, y)
}

beforeAll(async () => {
  server = await startServer({ screens: true })
  town = await registerTown(server)
  await server.api(town.token, 'PUT', '/api/map/ground', ground)
  await report('T-01', yard)
  // Only of a unit that is staffed is it kept where it was.
  const crew = (await server.yordam('token', 'create', '--role', 'crew', '--unit', 'T-02')).split('\n').at(-1)!
  await server.api(crew, 'POST', '/api/units/T-02/shift', { crew: ['A. Karimov'], equipment: [] })
  await report('T-02', stand)
  incident = (await open(scene, 'Navoiy 1')).id
  early = { ...(await open(earlyScene, 'Navoiy 7')), openedAt: Date.now() }
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1000, height: 700 }, locale: 'en' })
  await enterAsFirst(page, server.output())
  await page.goto(`${server.url}/map`)
  await page.locator(canvas).waitFor({ timeout: 30_000 })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('the map', () => {
  test('shows the ground, the units, the premises and what is open, each where it is', async () => {
    await soon(() => groundAt('street', [69.22, 41.31])).toBeGreaterThan(0)
    await soon(() => groundAt('water', [69.22, 41.292])).toBeGreaterThan(0)
    await soon(() => drawnAt('unit', yard)).toEqual(['T-01'])
    await soon(() => drawnAt('thing', scene)).toEqual([`incident:${incident}`])
    expect(await page.getByText('© nobody').count()).toBe(1)
  })

  test('says in numbers what is on it', async () => {
    await page.getByTestId('map-told').getByText('0 alarms, 2 incidents, 3 units').waitFor({ state: 'attached' })
  })

  test('a unit that drives is where it is now, and nowhere else', async () => {
    await report('T-01', corner)
    await soon(() => drawnAt('unit', corner)).toEqual(['T-01'])
    expect(await drawnAt('unit', yard)).toEqual([])
  })

  test('a click on an incident, or on a unit, chooses it', async () => {
    await click(scene)
    await page.locator(`main[data-thing="incident:${incident}"]`).waitFor()
    await page.waitForTimeout(600) // it has moved to the middle
    await click(corner)
    await page.locator('main[data-unit="T-01"]').waitFor()
    await soon(() => drawnAt('thing', scene)).toEqual([`incident:${incident} chosen`])
  })

  test('goes with a unit that is followed, until somebody moves it', async () => {
    await page.getByRole('button', { name: 'Go with the chosen unit' }).click()
    await report('T-01', [69.28, 41.33])
    const middle = () => pixelOf([69.28, 41.33]).then(({ x, y }) => Math.hypot(x - 500, y - 350))
    await soon(middle).toBeLessThan(20)
    await page.mouse.move(400, 300)
    await page.mouse.down()
    await page.mouse.move(300, 250, { steps: 5 })
    await page.mouse.up()
    await page.locator('[data-deed="follow"][aria-pressed="false"]').waitFor()
  })

  test('measures with the keyboard alone, and Escape ends it', async () => {
    await page.getByRole('button', { name: 'Measure' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.maplibregl-canvas').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(600) // the map glides
    await page.keyboard.press('Space')
    const told = page.getByTestId('map-measured').getByText(/^\d+(\.\d)? k?m$/)
    await told.waitFor()
    await page.keyboard.press('Escape')
    await told.waitFor({ state: 'detached' })
  })

  test('shows where a unit was and what was open then, says that this is not now, and Escape returns', async () => {
    // One step of the slider is a minute: so long the unit has stood there, and the incident was open.
    await new Promise((done) => setTimeout(done, early.openedAt + 61_000 - Date.now()))
    await server.api(town.token, 'POST', `/api/incidents/${early.id}/resolve`, { disposition: 'handled' })
    await server.api(town.token, 'POST', `/api/incidents/${early.id}/close`, {})
    await report('T-02', later)
    await page.getByRole('button', { name: 'Show what is in hand' }).click()
    await soon(() => drawnAt('unit', later)).toEqual(['T-02'])
    await soon(() => drawnAt('thing', earlyScene)).toEqual([])

    await page.getByRole('button', { name: 'How it was earlier' }).click()
    await page.getByTestId('reason').waitFor()
    await page.keyboard.press('5')
    await page.getByTestId('reason').waitFor({ state: 'detached' })
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByText(/^How it was at \d\d:\d\d$/).waitFor()
    await soon(() => drawnAt('unit', stand)).toEqual(['T-02'])
    expect(await drawnAt('unit', later)).toEqual([])
    await soon(() => drawnAt('thing', earlyScene)).toEqual([`incident:${early.id}`])
    await soon(() => drawnAt('thing', scene)).toEqual([`incident:${incident} chosen`])

    // Six hours ago nothing was here yet.
    await page.keyboard.press('Home')
    await soon(() => drawnAt('thing', scene)).toEqual([])
    expect(await drawnAt('unit', stand)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByTestId('map-past').waitFor({ state: 'detached' })
    await soon(() => drawnAt('unit', later)).toEqual(['T-02'])
    await soon(() => drawnAt('thing', scene)).toEqual([`incident:${incident} chosen`])
    expect(await drawnAt('thing', earlyScene)).toEqual([])
  }, 150_000)

  test.each(['light', 'dark'] as const)('hinders nobody when it is %s, now and in the past', async (scheme) => {
    await lookIn(page, scheme)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'How it was earlier' }).click()
    await page.getByTestId('map-past').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to now' }).click()
  })

  test('takes other colours at once, and keeps what is on it', async () => {
    const land = () =>
      page.locator(canvas).evaluate((element) => {
        const { map } = element as unknown as { map: { getPaintProperty(layer: string, name: string): string } }
        return map.getPaintProperty('land', 'background-color')
      })
    const dark = await land()
    await lookIn(page, 'light')
    await soon(land).not.toBe(dark)
    expect(await drawnAt('thing', scene)).toEqual([`incident:${incident} chosen`])
  })

  test('says what its signs mean to whoever asks by key, on every page that is opened then', async () => {
    expect(await page.getByTestId('legend').count()).toBe(0)
    await page.locator('.maplibregl-canvas').focus()
    await page.keyboard.press('y')
    await page.locator('[data-deed="legend"][aria-pressed="true"]').waitFor()
    for (const scheme of ['light', 'dark'] as const) {
      await lookIn(page, scheme)
      expect(await seriousFaults(page), scheme).toEqual([])
    }
    await page.goto(`${server.url}/console`)
    await page.getByTestId('legend').getByText('finishing').waitFor()
    await page.getByTestId('queue').focus()
    await page.keyboard.press('y')
    await page.getByTestId('legend').waitFor({ state: 'detached' })
    await page.keyboard.press('y')
    await page.getByTestId('legend').waitFor()
  })
})

test('a browser without WebGL says so, and shows no empty frame', async () => {
  const without = await openBrowser('--disable-3d-apis')
  try {
    const blind = await without.newPage({ locale: 'en', storageState: await page.context().storageState() })
    await blind.goto(`${server.url}/map`)
    await blind.getByText('This browser cannot draw the map.').waitFor({ timeout: 30_000 })
  } finally {
    await without.close()
  }
})
