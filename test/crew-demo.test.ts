import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

let server: ServerProcess
let token: string
let browser: Browser
let page: Page

const seen = (testId: string) => page.getByTestId(testId)

beforeAll(async () => {
  server = await startServer({ screens: true, demo: true })
  token = (await registerTown(server, { units: ['T-07'] })).token
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en', hasTouch: true })
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
    await page.locator('[data-person="demo-crew"]').click()
    await seen('shift-start').getByText('Who is on T-07').waitFor()
    expect(await server.api(token, 'GET', '/api/units/T-07')).toMatchObject({ shift: null })
  })

  test('who sits at the desk in the same browser is told so, and may be the crew instead', async () => {
    await page.context().clearCookies()
    await page.goto(`${server.url}/`)
    await page.locator('[data-person="demo-operator"]').click()
    await page.waitForURL('**/console')
    await page.goto(`${server.url}/crew`)
    await seen('door').getByText('You are signed in as Operator 12').waitFor()
    await page.locator('[data-person="demo-crew"]').click()
    await seen('shift-start').waitFor()
  })
})
