import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'

/** A real city on two banks of a river: who is near across the water is not who arrives first. */

const porto = join(import.meta.dirname, '../../shared/data/osm/porto.osm.pbf')
const isThere = existsSync(porto)
if (!isThere) console.log(`skipped: there is no ${porto}`)

/** On the quay of Porto; across the Douro; and in the same quarter, but farther as the crow flies. */
const scene = [-8.615, 41.141]
const places = { ACROSS: [-8.6155, 41.1375], 'SAME-BANK': [-8.62, 41.1425] }

let server: ServerProcess
let browser: Browser
let page: Page
beforeAll(async () => {
  if (!isThere) return
  server = await startServer({ screens: true })
  const token = (await server.yordam('token', 'create', '--role', 'administrator', '--name', 'Test'))
    .split('\n')
    .at(-1)!
  for (const [id, position] of Object.entries(places))
    await server.api(token, 'PUT', `/api/units/${id}`, { id, capabilities: ['patrol'], position })
  for (const [id, position] of Object.entries(places))
    await server.api(token, 'POST', `/api/units/${id}/position`, { position })
  await server.api(token, 'POST', '/api/incidents', {
    type: 'disturbance',
    priority: 1,
    place: { position: scene, address: 'Cais da Ribeira 4' },
  })
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en' })).newPage()
  await enterAsFirst(page, server.output())
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const table = () => page.getByTestId('candidates')
const offered = () => table().locator('tr[data-offered]').getAttribute('data-unit')

describe.runIf(isThere)('who is sent to a quay in Porto', () => {
  test('without roads, the nearest, and the console says that these are straight lines', async () => {
    await page.getByText('Cais da Ribeira 4').first().click()
    await table().waitFor()
    await expect.poll(offered).toBe('ACROSS')
    expect(await table().getByRole('columnheader').allInnerTexts()).toContain('Straight line')
    expect(await table().getByTestId('by-road').count()).toBe(0)
  })

  test('with them, who is there first by road, beside how far that is; and the map says whose roads they are', async () => {
    expect(await server.yordam('atlas', 'build', porto, '--country', 'pt')).toMatch(/km of roads/)
    // Distances are asked for anew while one looks.
    await expect.poll(() => table().getByTestId('by-road').count()).toBe(2)
    const rows = await table().locator('tbody tr').allInnerTexts()
    const shown = Object.fromEntries(
      rows.map((row) => {
        const [minutes, seconds] = /(\d+):(\d\d)/.exec(row)!.slice(1).map(Number)
        return [/ACROSS|SAME-BANK/.exec(row)![0], { row, byRoad: minutes! * 60 + seconds! }]
      }),
    )
    expect(shown['SAME-BANK']!.byRoad).toBeLessThan(shown.ACROSS!.byRoad)
    await page.reload()
    await page.getByText('Cais da Ribeira 4').first().click()
    await expect.poll(offered).toBe('SAME-BANK')
    await expect.poll(() => page.getByTestId('map-attribution').innerText()).toContain('OpenStreetMap')
  })

  test('and that one is sent, by one key, and the map draws by which streets it comes', async () => {
    const drawn = page.waitForResponse((answer) => /\/ways$/.test(answer.url()) && answer.ok())
    await page.keyboard.press('Enter')
    const [way] = await (await drawn).json()
    expect(way).toMatchObject({ unit: 'SAME-BANK', roads: expect.arrayContaining([expect.any(String)]) })
    expect(way.line.length).toBeGreaterThan(5)
    await expect.poll(() => page.getByTestId('hand').innerText()).toMatch(/SAME-BANK/)
    await expect.poll(() => table().locator('tr[data-unit="SAME-BANK"]').innerText()).toMatch(/sent here already/)
  })
})
