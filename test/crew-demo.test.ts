import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { hold, openPhone } from './house/phone.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

let server: ServerProcess
let token: string
let browser: Browser
let page: Page

/** Where the city says that its car is, and where the visitor really sits. */
const ofTheCity = [69.25, 41.31] as const
const ofTheVisitor = { longitude: 2.3522, latitude: 48.8566 }

const api = <Answer>(method: string, path: string, body?: unknown) => server.api<Answer>(token, method, path, body)
const drives = () => api('POST', '/api/units/T-07/position', { position: ofTheCity })
const seen = (testId: string) => page.getByTestId(testId)

beforeAll(async () => {
  server = await startServer({ screens: true, demo: true })
  token = (await registerTown(server, { units: ['T-07'] })).token
  browser = await openBrowser()
  const phone = await openPhone(browser, { geolocation: ofTheVisitor })
  await phone.addInitScript(`
    globalThis.askedWhere = 0
    for (const ask of ['watchPosition', 'getCurrentPosition']) navigator.geolocation[ask] = () => ++globalThis.askedWhere
  `)
  page = await phone.newPage()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('a visitor of the demonstration', () => {
  test('comes in as its crew with one press, on the crew’s own page', async () => {
    await page.goto(`${server.url}/crew`)
    await page.locator('[data-person="demo-crew"]').waitFor()
    expect(await page.getByLabel('Link, or its code').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    await seen('language').getByRole('button', { name: 'Русский' }).click()
    await seen('door').getByText('Это демонстрация').waitFor()
    await seen('language').getByRole('button', { name: 'English' }).click()
    await page.locator('[data-person="demo-crew"]').click()
    await seen('shift-start').getByText('Who is on T-07').waitFor()
    expect(await api('GET', '/api/units/T-07')).toMatchObject({ shift: null })
  })

  test('who sits at the desk in the same browser is told so, and may be the crew instead', async () => {
    await page.context().clearCookies()
    await page.goto(`${server.url}/`)
    await page.locator('[data-person="demo-operator"]').click()
    await page.waitForURL('**/console')
    await page.goto(`${server.url}/crew`)
    await seen('door').getByText('You are signed in as Zulfiya Rahimova').waitFor()
    await page.locator('[data-person="demo-crew"]').click()
    await seen('shift-start').waitFor()
  })

  test('is told that nobody asks where the phone is, and begins a shift', async () => {
    await page.getByLabel('Name 1').fill('A visitor')
    await page.getByRole('button', { name: 'All the rest is OK' }).click()
    await seen('shift-start').getByText('In the demo nobody asks where you are').waitFor()
    await seen('begin-shift').click()
    await seen('no-job').waitFor()
    await expect.poll(() => api('GET', '/api/units/T-07')).toMatchObject({ crew: ['A visitor'] })
  })

  test('sees how far it is from where the city has the car', async () => {
    await drives()
    const { id } = await api<{ id: string }>('POST', '/api/incidents', {
      type: 'panic',
      priority: 1,
      place: { position: [69.25, 41.33], address: 'Qatortol 8a' },
    })
    await api('POST', `/api/incidents/${id}/assignments`, { units: ['T-07'] })
    await seen('new-job').getByText('Qatortol 8a').waitFor()
    await seen('new-job').getByText('2.2 km').waitFor()
  })

  test('calls for help from there, and the phone has never been asked', async () => {
    await hold(page, 1800)
    await expect
      .poll(() => api('GET', '/api/units/T-07'))
      .toMatchObject({ position: ofTheCity, distress: { position: ofTheCity } })
    expect(await page.evaluate('globalThis.askedWhere')).toBe(0)
  })
})
