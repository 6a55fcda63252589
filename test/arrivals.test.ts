import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layRiver, river } from '../server/src/fixtures/river.ts'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { beginShift, linkFor, openPhone, press } from './house/phone.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'

/** When a unit will be there: counted down on the console, and afterwards in what is learned of the estimates. */

let server: ServerProcess
let token: string
let browser: Browser
let page: Page
let assignment: string
let setOutAt: number
beforeAll(async () => {
  server = await startServer({ screens: true })
  await layRiver(join(server.data, 'atlas'))
  token = (await server.yordam('token', 'create', '--role', 'administrator', '--name', 'Test')).split('\n').at(-1)!
  await server.api(token, 'PUT', '/api/units/T-11', { id: 'T-11', capabilities: ['patrol'] })
  await standsAt(river.across)
  const place = { position: river.scene, address: 'Shimoliy sohil 4' }
  const incident = await server.api<{ id: string }>(token, 'POST', '/api/incidents', {
    type: 'disturbance',
    priority: 3,
    place,
  })
  const sent = await server.api<{ id: string }[]>(token, 'POST', `/api/incidents/${incident.id}/assignments`, {
    units: ['T-11'],
  })
  assignment = sent[0]!.id
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en' })).newPage()
  await enterAsFirst(page, server.output())
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const standsAt = (position: readonly number[]) => server.api(token, 'POST', '/api/units/T-11/position', { position })
const reports = (step: string) => server.api(token, 'POST', `/api/assignments/${assignment}/${step}`, {})

const inHand = () => page.getByTestId('incident').getByTestId('arrival')
const onBoard = () => page.getByTestId('zone-units').locator('[data-unit="T-11"]').getByTestId('arrival')
const secondsIn = async (text: Promise<string>): Promise<number> => {
  const [minutes, seconds] = /(\d+):(\d\d)/
    .exec(await text)!
    .slice(1)
    .map(Number)
  return minutes! * 60 + seconds!
}

describe('a unit that was sent', () => {
  test('is said to be there in so long, in hand and on the board', async () => {
    await page.getByText('Shimoliy sohil 4').first().click()
    await inHand().waitFor()
    await expect.poll(() => inHand().getAttribute('data-method')).toBe('road')
    const first = await secondsIn(inHand().innerText())
    expect(first).toBeGreaterThan(300)
    expect(await onBoard().innerText()).toMatch(/^there in \d+:\d\d$/)
  })

  test('is there sooner with every second in which it drives, and when it has come nearer', async () => {
    await reports('en-route')
    setOutAt = Date.now()
    const far = await secondsIn(inHand().innerText())
    await expect.poll(() => secondsIn(inHand().innerText())).toBeLessThan(far)
    await standsAt(river.alongTheBank)
    await expect.poll(() => secondsIn(inHand().innerText())).toBeLessThan(far / 2)
    await expect.poll(() => secondsIn(onBoard().innerText())).toBeLessThan(far / 2)
  })

  test('of whom nobody can tell by road, it is said so', async () => {
    await standsAt(river.elsewhere)
    await expect.poll(() => inHand().innerText()).toMatch(/≈ \d+:\d\d/)
  })

  test('has what was reckoned when it set out in the timeline, and is counted down no more once it is there', async () => {
    await page.getByText(/Reckoned: T-11 there in \d+:\d\d by road/).waitFor()
    // Who drives less than ten seconds did not drive.
    await expect.poll(() => Date.now() - setOutAt, { timeout: 15_000 }).toBeGreaterThan(10_000)
    await reports('on-scene')
    await inHand().waitFor({ state: 'detached' })
    expect(await onBoard().count()).toBe(0)
  })
})

describe('the report', () => {
  const bars = () => page.locator('[data-bar][data-bias]')
  const withoutFaults = async () => {
    for (const scheme of ['dark', 'light'] as const) {
      await lookIn(page, scheme)
      expect(await seriousFaults(page), scheme).toEqual([])
    }
  }

  test('shows what was driven against what was reckoned, by road, hour and day', async () => {
    await page.goto(`${server.url}/driving`)
    await page.locator('[data-testid="driving"][data-drives="1"]').waitFor()
    expect(await bars().count()).toBe(3)
    const street = page.locator('[data-bar="residential"]')
    expect(Number(await street.getAttribute('data-bias'))).toBeLessThan(0.2)
    expect(await street.innerText()).toMatch(/Residential street\s+\u2212\d\d%\s+1/)
    expect(await page.locator('main').innerText(), 'no unit is named').not.toContain('T-11')
    await withoutFaults()
  })

  test('says so where there is nothing to show', async () => {
    await page.route('**/api/figures/driving*', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), drives: 0 } })
    })
    await page.getByRole('button', { name: '7 days' }).click()
    await page.getByText('No drive with an estimate').waitFor()
    expect(await bars().count()).toBe(0)
    await withoutFaults()
  })
})

describe('the crew itself', () => {
  let phone: Page
  const closures = () => phone.getByTestId('ahead').locator('[data-closure]').allInnerTexts()
  const arrival = () => phone.getByTestId('arrival')

  test('is told when it is expected, and what is closed on its way, with the job', async () => {
    await server.api(token, 'PUT', '/api/units/T-12', { id: 'T-12', capabilities: ['patrol'] })
    const [longitude, latitude] = river.across
    const context = await openPhone(browser, { geolocation: { longitude, latitude } })
    phone = await context.newPage()
    await phone.goto(await linkFor(server, 'T-12'))
    await phone.waitForURL('**/crew')
    await beginShift(phone, 'B. Rahimov')
    await phone.getByTestId('no-job').waitFor()
    const where = {
      type: 'LineString',
      coordinates: [
        [69.27, 41.3108],
        [69.27, 41.3092],
      ],
    }
    await server.api(token, 'POST', '/api/closures', { where, slower: 3, cause: 'flood' })
    const place = { position: river.scene, address: 'Shimoliy sohil 6' }
    const { id } = await server.api<{ id: string }>(token, 'POST', '/api/incidents', {
      type: 'medical',
      priority: 3,
      place,
    })
    await server.api(token, 'POST', `/api/incidents/${id}/assignments`, { units: ['T-12'] })
    await press(phone, 'acknowledge')
    await expect.poll(() => arrival().innerText()).toMatch(/^There in \d+:\d\d\s+at \d\d:\d\d/)
    await expect.poll(closures).toEqual(['Slow: Koʻprik · until it is lifted · flood'])
    await phone.getByTestId('streets').getByText('By Janubiy sohil → Koʻprik → Shimoliy sohil').waitFor()
    expect(await seriousFaults(phone)).toEqual([])
  })

  test('knows without a network when it was expected, by which streets and what was closed, and how old that is', async () => {
    await phone.context().setOffline(true)
    await expect.poll(() => arrival().innerText()).toMatch(/^Expected at \d\d:\d\d\s+as of \d\d:\d\d$/)
    await expect
      .poll(() => phone.getByTestId('streets').innerText())
      .toMatch(/^By Janubiy sohil → Koʻprik → Shimoliy sohil · as of \d\d:\d\d$/)
    expect(await seriousFaults(phone)).toEqual([])
    await expect.poll(() => phone.getByTestId('ahead').innerText()).toMatch(/Koʻprik[\s\S]*as of \d\d:\d\d$/)
  })

  test('is told that it is open again', async () => {
    await phone.context().setOffline(false)
    await expect.poll(() => arrival().innerText()).toMatch(/^There in \d+:\d\d/)
    const standing = await server.api<{ id: string }[]>(token, 'GET', '/api/closures')
    for (const { id } of standing) await server.api(token, 'POST', `/api/closures/${id}/lift`, {})
    await expect.poll(closures).toEqual([])
    await press(phone, 'en-route')
    await press(phone, 'on-scene')
    await arrival().waitFor({ state: 'detached' })
  })
})
