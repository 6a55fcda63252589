import { createDialler } from '@yordam/dc09'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

let server: ServerProcess
let town: Town
let browser: Browser
let page: Page

/** Somebody who has only a keyboard. */
const press = (...keys: readonly string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
const type = (text: string) => page.keyboard.type(text)
/** Two cores do much at once here. */
const queue = () => page.getByRole('listbox').first()
const hand = () => page.getByTestId('hand')
const note = () => page.getByTestId('question').locator('textarea')

const report = async (account: string, code: string): Promise<void> => {
  const panel = createDialler({ host: '127.0.0.1', port: server.dc09Port, transport: 'tcp', account })
  await panel.send({ data: `#${account}|Nri1/${code}1` })
  panel.close()
}

beforeAll(async () => {
  server = await startServer({ screens: true })
  town = await registerTown(server, { accounts: 8 })
  browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en' })
  page = await context.newPage()
  await enterAsFirst(page, server.output())
  await queue().waitFor()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('several alarms in hand', () => {
  test('each keeps its number and its own words, whatever is written on another', async () => {
    await report(town.accounts[0]!, 'PA')
    await queue().getByText('Qatortol 1').waitFor()
    await press('Space')
    await page.getByRole('button', { name: /Make an incident/ }).waitFor()
    await report(town.accounts[1]!, 'HA')
    await queue().getByText('Qatortol 2').waitFor()
    await press('Space')
    await page.getByTestId('mine').getByText('Qatortol 2').waitFor()

    await press('n')
    await type('for the second')
    await press('Alt+1', 'n')
    await hand().getByText('Qatortol 1').first().waitFor()
    await expect.poll(() => note().inputValue()).toBe('')
    await type('for the first')
    await press('Alt+2')
    await expect.poll(() => note().inputValue()).toBe('for the second')
    await press('Alt+1')
    await expect.poll(() => note().inputValue()).toBe('for the first')
  })

  test('what was typed outlives a page that is loaded anew, and is gone once it is sent', async () => {
    await page.reload()
    await page.getByTestId('mine').waitFor()
    await press('Alt+1')
    await expect.poll(() => note().inputValue()).toBe('for the first')
    // Alt and a digit bring the question; the focus goes into its text.
    await note().focus()
    await press('Enter')
    await page.getByTestId('timeline').getByText('for the first').waitFor()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('for the first')
  })
})

describe('an incident', () => {
  test('is given to another service by keyboard, and its facts and timeline say so', async () => {
    await press('Escape', 'Alt+1')
    await page.getByRole('button', { name: /Make an incident/ }).waitFor()
    await press('Enter')
    await page.getByTestId('incident').waitFor()
    await press('f')
    await page.locator('[data-question="transfer"]').waitFor()
    await press('2')
    await page.locator('[data-transfer="103"]').waitFor()
    await page.getByTestId('timeline').locator('[data-event="incident-transferred"]').waitFor()
  })

  test('goes to a duty centre by its number', async () => {
    await press('f', '4')
    await page.locator('[data-question="transferSite"]').waitFor()
    await type('7 their street')
    await press('Enter')
    await hand().getByText('duty centre 7').first().waitFor()
  })

  test('to which another unit is sent asks why, and shows it as one act with the reason below', async () => {
    await page.locator('[data-action="dispatch"]', { hasText: 'T-01' }).waitFor()
    await press('2')
    await page.locator('[data-action="dispatch"]', { hasText: 'T-02' }).waitFor()
    await press('Enter')
    const question = page.locator('[data-question="explain"]')
    await question.waitFor()
    expect(await question.locator('ol button').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/Fewer will do|More are needed/),
    )
    // Another reason is none without words.
    await press('5')
    await type('dug up')
    await press('Enter')
    await question.waitFor({ state: 'detached' })
    const sent = page.getByTestId('timeline').locator('[data-event="choice-differed"]')
    await sent.getByText('dug up').waitFor()
    expect(await sent.innerText()).toMatch(/sent T-02; recommended: T-01/)
    expect(await page.getByTestId('timeline').locator('[data-event="unit-assigned"]').count()).toBe(0)
  })

  test('and who gave that reason corrects it', async () => {
    await press('w', '1')
    const said = page.getByTestId('timeline').locator('[data-event="choice-explained"]')
    await expect.poll(() => said.count()).toBe(2)
    expect(await said.evaluateAll((all) => all.map((one) => one.getAttribute('data-corrected')))).toEqual([
      'true',
      'false',
    ])
  })

  test('asks nothing more of a unit that has come free meanwhile', async () => {
    await press('s')
    await page.locator('[data-question="status"]').waitFor()
    const [sent] = await server.api<{ assignments: { id: string }[] }[]>(town.token, 'GET', '/api/incidents')
    await server.api(town.token, 'POST', `/api/assignments/${sent!.assignments[0]!.id}/clear`)
    await page.locator('[data-question="status"]').waitFor({ state: 'detached' })
  })
})

describe('the palette', () => {
  test('finds premises as one types, and puts their panel on test', async () => {
    await press('Control+k')
    await page.getByTestId('palette').waitFor()
    await type('qatortol 5')
    await page.getByRole('option', { name: /Qatortol 5/ }).waitFor()
    await press('Enter')
    // Nothing is open there: the auditor will read why it was looked up.
    await page.getByTestId('reason').waitFor()
    await press('2')
    const account = page.getByTestId('premises').locator('[data-account]')
    await account.waitFor()
    await expect.poll(() => account.getAttribute('data-on-test')).toBe('false')
    await press('t', '2')
    await expect.poll(() => account.getAttribute('data-on-test')).toBe('true')
    await press('t')
    await expect.poll(() => account.getAttribute('data-on-test')).toBe('false')
    await press('Escape')
  })
})

describe('the queue', () => {
  test('shows by key only what is mine, and all again', async () => {
    await report(town.accounts[2]!, 'BA')
    await queue().getByText('Qatortol 3').waitFor()
    await press('Shift+3')
    await expect.poll(() => queue().getByText('Qatortol 3').count()).toBe(0)
    await queue().getByText('Qatortol 2').waitFor()
    await press('Shift+1')
    await queue().getByText('Qatortol 3').waitFor()
  })

  test('keeps the focus when a row that had it is gone', async () => {
    await press('Escape', 'Escape')
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('listbox')
  })
})

describe('preferences', () => {
  const root = () => page.evaluate('({ ...document.documentElement.dataset })')

  test('are changed in place and are there before the first paint of the next page', async () => {
    await press('Control+,')
    await page.getByTestId('preferences').getByText('light', { exact: true }).click()
    await page.getByTestId('preferences').getByText('120 %').click()
    await page.getByTestId('preferences').getByText('for colour-blind eyes').click()
    expect(await root()).toMatchObject({ scheme: 'light', colours: 'colour-blind', text: '120' })
    await page.route('**/assets/**', (route) =>
      route.request().resourceType() === 'script' ? undefined : route.continue(),
    )
    await page.reload({ waitUntil: 'commit' })
    await expect.poll(root).toMatchObject({ scheme: 'light', colours: 'colour-blind', text: '120' })
    await page.unroute('**/assets/**')
    await page.reload()
    await queue().waitFor()
    // Keys count from when the page knows what is open.
    await page.locator('[data-testid="live"][data-state="live"]').waitFor()
  })

  test('reach the other tabs at once', async () => {
    const other = await page.context().newPage()
    await other.goto(`${server.url}/console`)
    await other.getByTestId('queue').waitFor()
    await page.bringToFront()
    await press('Control+,')
    await page.getByTestId('preferences').getByText('dark', { exact: true }).click()
    await expect.poll(() => other.evaluate('document.documentElement.dataset.scheme')).toBe('dark')
    await other.close()
    await press('Escape')
  })

  test('size the zones by keyboard, remember it, and put it back', async () => {
    const width = async () => (await page.getByTestId('zone-queue').boundingBox())!.width
    const before = await width()
    await page.getByRole('separator').first().focus()
    await press('ArrowRight', 'ArrowRight')
    await expect.poll(width).toBeGreaterThan(before + 20)
    const sized = await width()
    await page.reload()
    await queue().waitFor()
    // Keys count from when the page knows what is open.
    await page.locator('[data-testid="live"][data-state="live"]').waitFor()
    await expect.poll(width).toBeCloseTo(sized, -1)
    await press('Control+,')
    await page.getByRole('button', { name: 'Put back' }).click()
    await expect.poll(width).toBeCloseTo(before, -1)
    await press('Escape')
  })
})

describe('people who see or move otherwise', () => {
  test.each(['dark', 'light'])('find nothing serious in their way when it is %s', async (scheme) => {
    await press('Control+,')
    await page.getByTestId('preferences').getByText(scheme, { exact: true }).click()
    await page.getByTestId('preferences').getByText('usual', { exact: true }).click()
    expect(await seriousFaults(page)).toEqual([])
    await press('Escape')
    await page.getByTestId('preferences').waitFor({ state: 'detached' })
    await press('Alt+1')
    await hand().getByText('Qatortol 1').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})

describe('the server is gone', () => {
  test('what is seen has an age, what was typed is there, what was pressed is clearly not sent', async () => {
    await press('Alt+2', 'n')
    await note().fill('')
    await type('typed in the dark')
    await server.kill()
    await page.getByTestId('lost').waitFor({ timeout: 15_000 })
    await press('Enter')
    await page.locator('[data-code="not-sent"]').waitFor({ timeout: 60_000 })
    await expect.poll(() => note().inputValue()).toBe('typed in the dark')
  }, 90_000)

  test('when it is back, it is said that the note never arrived, and the words are still there to be sent', async () => {
    await server.restart()
    await page.locator('[data-code="never-arrived"]').waitFor({ timeout: 30_000 })
    await expect.poll(() => page.getByTestId('lost').count()).toBe(0)
    await note().focus()
    await press('Enter')
    await page.getByTestId('timeline').getByText('typed in the dark').waitFor()
  }, 90_000)
})
