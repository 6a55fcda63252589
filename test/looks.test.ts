import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

/** Somebody looks premises up without anything in hand, is asked why, and the auditor sees it. */

let server: ServerProcess
let browser: Browser
let desk: Page
let audit: Page
const contexts: BrowserContext[] = []

const enter = async (person: string, page: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en' })
  contexts.push(context)
  const opened = await context.newPage()
  await opened.goto(server.url)
  await opened.locator(`[data-person="${person}"]`).click()
  await opened.waitForURL(`**${page}`)
  return opened
}

const lookUp = async (words: string): Promise<void> => {
  await desk.keyboard.press('Control+k')
  await desk.getByTestId('palette').waitFor()
  await desk.keyboard.type(words)
  await desk.locator('#palette-list [aria-selected="true"]', { hasText: words }).waitFor()
  await desk.keyboard.press('Enter')
}

const reason = () => desk.getByTestId('reason')
const premises = () => desk.getByTestId('premises')

beforeAll(async () => {
  server = await startServer({ screens: true, demo: true })
  await registerTown(server)
  browser = await openBrowser()
  desk = await enter('demo-operator', '/console')
  await desk.locator('[data-testid="live"][data-state="live"]').waitFor()
}, 120_000)

afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await server?.stop()
})

describe('an operator without anything in hand', () => {
  test('who says nothing sees nothing', async () => {
    await lookUp('Qatortol 1')
    await reason().waitFor()
    expect(await desk.locator('body').textContent()).not.toContain('Flat 1')
    for (const scheme of ['dark', 'light'] as const) {
      await lookIn(desk, scheme)
      expect(await seriousFaults(desk), scheme).toEqual([])
    }
    await desk.keyboard.press('Escape')
    await desk.locator('[data-code="reason-needed"]').waitFor()
    expect(await premises().count()).toBe(0)
    await desk.keyboard.press('Escape')
  })

  test('says why by the number of a reason, and is not asked again', async () => {
    await lookUp('Qatortol 1')
    await reason().waitFor()
    await desk.keyboard.press('1')
    await premises().getByText('Flat 1').waitFor()
    expect(await reason().count()).toBe(0)
    await desk.keyboard.press('Escape')
    await lookUp('Qatortol 1')
    await premises().getByText('Flat 1').waitFor()
  })

  test('or in words', async () => {
    await lookUp('Qatortol 2')
    await reason().waitFor()
    await desk.keyboard.press('Tab')
    while (!(await desk.getByLabel('Another reason, in words').evaluate((one) => one.matches(':focus'))))
      await desk.keyboard.press('Tab')
    await desk.keyboard.type('3 fire engines ask for the gate')
    await desk.keyboard.press('Enter')
    await premises().getByText('Flat 2').waitFor()
  })
})

describe('the auditor', () => {
  const rows = () => audit.locator('[data-testid="looks"] tbody tr')

  test('sees who it was, when and why, marked as unusual', async () => {
    audit = await enter('demo-auditor', '/looks')
    await rows().first().waitFor()
    const first = audit.locator('[data-look][data-thing="premises:1-1"]')
    expect(await first.count()).toBe(1)
    expect(await first.getAttribute('data-marks')).toBe('no-incident')
    expect(await first.textContent()).toContain('Zulfiya Rahimova')
    expect(await first.textContent()).toContain('Somebody from there is calling')
    expect(await audit.locator('[data-thing="premises:1-2"]').textContent()).toContain(
      '3 fire engines ask for the gate',
    )
    expect(await audit.locator('[data-thing="search"]').count()).toBeGreaterThan(0)
    expect(await audit.locator('[data-thing="looks"]').count(), 'that it is read is a look too').toBe(1)
    expect(await audit.locator('body').textContent(), 'whom it was about is not said').not.toContain('Flat 1')
  })

  test('narrows it to what is unusual, to somebody, to one place', async () => {
    await audit.locator('[data-filter="unusual"]').check()
    await expect.poll(() => rows().count()).toBe(2)
    await audit.locator('[data-filter="purpose"]').selectOption('audit')
    await audit.getByText('Nobody looked, as far as this is asked.').waitFor()
    await audit.getByRole('button', { name: 'Show all' }).click()
    await audit.locator('[data-thing="premises:1-2"]').getByRole('button', { name: 'Premises 1-2.' }).click()
    await expect.poll(() => audit.locator('[data-thing="premises:1-1"]').count()).toBe(0)
    expect(await audit.locator('[data-filter="thing"]').inputValue()).toBe('premises:1-2')
    await audit.getByRole('button', { name: 'Show all' }).click()
  })

  test('has a picture of it, that is read by keyboard', async () => {
    const chart = audit.getByTestId('looks-chart').getByRole('slider')
    await chart.focus()
    const now = await chart.getAttribute('aria-valuetext')
    await audit.keyboard.press('ArrowLeft')
    expect(await chart.getAttribute('aria-valuetext')).not.toBe(now)
  })

  test('and a page without faults for who cannot see it, by day and by night', async () => {
    for (const scheme of ['dark', 'light'] as const) {
      await lookIn(audit, scheme)
      expect(await seriousFaults(audit), scheme).toEqual([])
    }
  })

  test('whom it is not for is told so', async () => {
    await desk.goto(`${server.url}/looks`)
    await desk.getByRole('alert').waitFor()
    expect(await desk.getByTestId('looks').count()).toBe(0)
  })
})
