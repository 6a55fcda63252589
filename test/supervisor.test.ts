import { createDialler } from '@yordam/dc09'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

/** Who leads a shift, by keyboard; and the screen on the wall, which tells nobody's name and no door. */

let server: ServerProcess
let town: Town
let crew: string
let browser: Browser
let lead: Page
let wall: Page
const contexts: BrowserContext[] = []

/** Everything that must not hang on a wall. */
const secrets = ['Qatortol', 'Flat 1', 'Karimov', 'Dog', 'Zulfiya Rahimova', 'a man with a knife']

const enter = async (person: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en' })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(server.url)
  await page.locator(`[data-person="${person}"]`).click()
  await page.waitForURL('**/console')
  return page
}

const report = async (account: string, code = 'PA'): Promise<void> => {
  const panel = createDialler({ host: '127.0.0.1', port: server.dc09Port, transport: 'tcp', account })
  await panel.send({ data: `#${account}|Nri1/${code}1` })
  panel.close()
}

/** The line shows what comes while somebody looks. */
const untilFramesCome = async (): Promise<void> => {
  await lead.getByText('live', { exact: true }).waitFor()
  await report(town.accounts[1]!, 'RP')
  await lead.locator('[data-testid="line"] [data-type="frame"]').first().waitFor()
}

/** Goes there with the Tab key. */
const tabTo = async (role: 'combobox' | 'textbox' | 'button', name = ''): Promise<void> => {
  const wanted = lead.getByRole(role, { name }).first()
  const isThere = () => wanted.evaluate((element) => element.matches(':focus'))
  for (let presses = 0; presses < 30 && !(await isThere()); presses++) await lead.keyboard.press('Tab')
  expect(await isThere(), `${role} ${name}`).toBe(true)
}

const alarms = () =>
  server.api<{ id: string; account: string; status: string; inHandOf: { id: string } | null }[]>(
    town.token,
    'GET',
    '/api/alarms',
  )
const alarmOf = async (account: string) => (await alarms()).find((alarm) => alarm.account === account)

beforeAll(async () => {
  server = await startServer({ screens: true, demo: true, env: { YORDAM_TARGET_URGENT: '1' } })
  town = await registerTown(server)
  crew = (await server.yordam('token', 'create', '--role', 'crew', '--unit', 'T-01')).split('\n').at(-1)!
  const corners = [
    [69.2, 41.3],
    [69.3, 41.3],
    [69.3, 41.4],
    [69.2, 41.4],
    [69.2, 41.3],
  ]
  await server.api(town.token, 'PUT', '/api/stations/chorsu', {
    id: 'chorsu',
    name: 'Chorsu',
    position: corners[0],
    area: { type: 'Polygon', coordinates: [corners] },
  })
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await server?.remove()
})

describe('who leads a shift', () => {
  let operator: Page
  beforeAll(async () => {
    operator = await enter('demo-operator')
    lead = await enter('demo-supervisor')
    await lead.goto(`${server.url}/supervisor`)
    await lead.getByTestId('staff').waitFor()
  }, 60_000)

  test('sees who is on, and whose connection is lost', async () => {
    const seat = lead.locator('[data-person="demo-operator"]')
    await seat.getByText('Zulfiya Rahimova').waitFor()
    await expect.poll(() => seat.getAttribute('data-lost')).toBeNull()
  })

  test('takes what is late, by keyboard', async () => {
    await report(town.accounts[0]!)
    const row = lead.getByTestId('late').locator('[data-alarm]')
    await row.waitFor({ timeout: 10_000 })
    await row.locator('[data-row]').focus()
    await lead.keyboard.press('t')
    // Many alarms have one name: the place tells them apart.
    await lead.getByTestId('take').getByText('Qatortol 1').waitFor()
    await lead.keyboard.press('Enter')
    await expect.poll(async () => (await alarmOf(town.accounts[0]!))?.inHandOf?.id).toBe('demo-supervisor')
    await lead.locator('[data-person="demo-supervisor"] [data-alarm]').waitFor()
    await row.waitFor({ state: 'detached' })
  })

  test('hands it over to somebody else, by keyboard, and they have it before them', async () => {
    await lead.locator('[data-person="demo-supervisor"] [data-row]').focus()
    await lead.keyboard.press('h')
    await lead.getByTestId('hand-over').getByText('Zulfiya Rahimova').waitFor()
    await lead.keyboard.press('1')
    await lead.locator('[data-person="demo-operator"] [data-alarm]').waitFor({ timeout: 10_000 })
    expect((await alarmOf(town.accounts[0]!))?.inHandOf?.id).toBe('demo-operator')
    await operator.getByTestId('queue-mine').getByText('Panic alarm').waitFor()
  })

  test('takes over what somebody has, with a reason that stays on the record, by keyboard', async () => {
    await lead.locator('body').press('ArrowDown')
    await lead.keyboard.press('t')
    await lead.getByTestId('take').waitFor()
    await lead.keyboard.type('Gone home')
    await lead.keyboard.press('Enter')
    await lead.locator('[data-person="demo-supervisor"] [data-alarm]').waitFor({ timeout: 10_000 })
    const alarm = await alarmOf(town.accounts[0]!)
    expect(alarm?.inHandOf?.id).toBe('demo-supervisor')
    expect(await server.api(town.token, 'GET', `/api/alarms/${alarm!.id}/timeline`)).toContainEqual(
      expect.objectContaining({ type: 'alarm-taken-over', text: 'Gone home' }),
    )
    await lead.locator('body').press('ArrowDown')
    await lead.keyboard.press('h')
    await lead.getByTestId('hand-over').getByText('Zulfiya Rahimova').waitFor()
    await lead.keyboard.press('1')
    await lead.locator('[data-person="demo-operator"] [data-alarm]').waitFor({ timeout: 10_000 })
  })

  test('sees the queue against its targets, as a picture and as a table', async () => {
    const table = lead.getByTestId('queue-table')
    await table.locator('summary').press('Enter')
    // It may have come in one hour and been taken in the next.
    const sums = async () => {
      const rows = await table.locator('tbody tr').allInnerTexts()
      const cells = rows.map((row) => row.split(/\s+/).map(Number))
      return [1, 2, 3].map((column) => cells.reduce((sum, row) => sum + (row[column] ?? 0), 0))
    }
    await expect.poll(sums, { timeout: 30_000 }).toEqual([1, 1, 1])
    const chart = lead.getByRole('slider')
    await expect.poll(() => chart.getAttribute('aria-valuetext')).toMatch(/0 waiting at the end/)
    await chart.focus()
    await lead.keyboard.press('Home')
    await expect.poll(() => chart.getAttribute('aria-valuenow')).toBe('0')
    await expect.poll(() => lead.getByTestId('bucket').textContent()).toMatch(/0 came in/)
  })

  test('writes to everybody, by keyboard, also after a click on a language', async () => {
    const zone = lead.getByTestId('messages')
    await lead.getByRole('radiogroup').first().getByText('EN').click()
    await lead.keyboard.press('m')
    await lead.keyboard.type('Storm at four')
    await lead.keyboard.press('Control+Enter')
    await zone.locator('li').getByText('Storm at four').waitFor()
    await expect.poll(() => zone.getByRole('textbox').inputValue()).toBe('')
  })

  test('opens a thing in the console with Enter', async () => {
    await lead.locator('[data-person="demo-operator"] [data-row]').focus()
    await lead.keyboard.press('Enter')
    await lead.waitForURL('**/console#alarm:*')
    await lead.getByTestId('hand').getByText('Qatortol 1').first().waitFor()
  })

  test('signs the hand-over sheet by keyboard; it is one page of paper and names no door', async () => {
    await lead.goto(`${server.url}/supervisor`)
    await lead.getByTestId('staff').waitFor()
    await lead.keyboard.press('s')
    const sheet = lead.getByTestId('sheet')
    await sheet.locator('[data-list="inHand"]').getByText('Zulfiya Rahimova').waitFor()
    await sheet.getByText('Chorsu').first().waitFor()
    await expect.poll(() => sheet.textContent()).not.toMatch(/Qatortol|Flat/)
    await tabTo('combobox')
    await lead.keyboard.type('Zulfiya')
    await tabTo('textbox')
    await lead.keyboard.type('The gate of the depot is broken')
    await tabTo('button', 'Sign')
    await lead.keyboard.press('Enter')
    await lead.getByTestId('last-handover').getByText('The gate of the depot is broken').waitFor()
    expect(await server.api(town.token, 'GET', '/api/handovers')).toMatchObject([
      { by: { id: 'demo-supervisor' }, to: { id: 'demo-operator' }, figures: { inHand: 1, late: 0 } },
    ])
    const pdf = await lead.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })

  test('an operator is told that the page is not for them', async () => {
    await operator.goto(`${server.url}/supervisor`)
    await operator.getByRole('alert').waitFor()
    expect(await operator.getByTestId('staff').count()).toBe(0)
    await operator.goto(`${server.url}/console`)
  })
})

describe('the screen on the wall', () => {
  beforeAll(async () => {
    wall = await enter('demo-supervisor')
    await wall.goto(`${server.url}/wall`)
    await wall.getByTestId('wall').waitFor()
  }, 60_000)

  test('is left there with no rights but to be looked at', async () => {
    await wall.mouse.move(500, 500)
    await wall.getByRole('button', { name: 'Leave this screen here' }).click()
    const role = () =>
      wall.evaluate(async () => ((await (await fetch('/api/session')).json()) as { role: string }).role)
    await expect.poll(role).toBe('analyst')
    expect(await wall.evaluate(async () => (await fetch('/api/alarms')).status)).toBe(403)
    expect(await server.api<unknown[]>(town.token, 'GET', '/api/presence')).not.toContainEqual(
      expect.objectContaining({ role: 'analyst' }),
    )
  })

  test('shows an incident with its area and its team', async () => {
    const { id } = await server.api<{ id: string }>(town.token, 'POST', '/api/incidents', {
      type: 'panic',
      priority: 1,
      place: { position: [69.2412, 41.3123], address: 'Qatortol 1' },
      narrative: 'a man with a knife',
    })
    const row = wall.locator(`[data-incident="${id}"]`)
    await row.getByText('Chorsu').waitFor()
    await row.getByText('no team').waitFor()
    await expect.poll(() => wall.getByTestId('wall-urgent').textContent()).toBe('1')
    await server.api(town.token, 'POST', `/api/incidents/${id}/assignments`, { units: ['T-01'] })
    await row.getByText('T-01').waitFor()
    await wall.getByTestId('wall-areas').getByText('2 of 3').waitFor()
  })

  test('tells no address, no name and no word of anybody: neither on the page nor in what it is sent', async () => {
    const sent = await wall.evaluate(async () => {
      const hangUp = new AbortController()
      const { body } = await fetch('/api/live?view=wall', { signal: hangUp.signal })
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      while (!text.includes('event: pulse')) text += (await reader.read()).value ?? ''
      hangUp.abort()
      return text
    })
    expect(sent).toContain('"incidents":[{')
    const page = await wall.content()
    expect(page).toContain('Chorsu')
    for (const secret of secrets) {
      expect(sent, `${secret} in the stream`).not.toContain(secret)
      expect(page, `${secret} on the page`).not.toContain(secret)
    }
    // About 200 m, and not the door.
    expect(sent).not.toContain('69.2412')
    expect(sent).toContain('69.242')
  })

  test('a crew that calls for help stands above everything, here and before who leads the shift', async () => {
    await lead.goto(`${server.url}/supervisor`)
    await server.api(crew, 'POST', '/api/units/T-01/distress', { position: [69.25, 41.31] })
    await wall.getByTestId('distress').getByText('T-01').waitFor()
    const call = lead.getByTestId('distress')
    await call.getByText('T-01').first().waitFor()
    await call.getByRole('button').click()
    await call.getByText('Gulnora Saidova').waitFor()
  })

  test.each(['light', 'dark'] as const)('hinders nobody when it is %s, nor do the pages beside it', async (scheme) => {
    await lookIn(wall, scheme)
    expect(await seriousFaults(wall), 'the wall').toEqual([])
    for (const [path, seen] of [
      ['/supervisor', 'staff'],
      ['/supervisor/sheet', 'sheet'],
      ['/line', 'line'],
    ] as const) {
      await lead.goto(server.url + path)
      await lead.getByTestId(seen).waitFor()
      if (path === '/line') await untilFramesCome()
      await lookIn(lead, scheme)
      expect(await seriousFaults(lead), path).toEqual([])
    }
    const door = await browser.newPage({ locale: 'en' })
    await door.goto(server.url)
    await door.locator('[data-person]').first().waitFor()
    await lookIn(door, scheme)
    expect(await seriousFaults(door), 'the door').toEqual([])
    await door.close()
  })

  test('does not scroll, at either size', async () => {
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await wall.setViewportSize({ width, height })
      const overflow = await wall.evaluate(
        '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
      )
      expect(overflow).toEqual([0, 0])
    }
  })

  test('says how old it is when the server is gone, and is true again by itself', async () => {
    await server.kill()
    await wall.getByTestId('lost').waitFor({ timeout: 15_000 })
    await expect.poll(() => wall.getByTestId('lost').textContent()).toMatch(/What you see is \d+:\d\d old/)
    await server.restart()
    await expect.poll(() => wall.getByTestId('lost').count(), { timeout: 60_000 }).toBe(0)
    await expect.poll(() => wall.getByTestId('wall-urgent').textContent()).not.toBe('0')
  })

  test('is taken down from the page of who leads the shift, and shows nothing any more', async () => {
    await lead.goto(`${server.url}/supervisor`)
    const screen = lead.getByTestId('screens').locator('[data-screen]')
    await screen.getByText('hung up by Gulnora Saidova').waitFor()
    await lead.locator('[data-screen][data-connected="true"]').waitFor({ timeout: 30_000 })
    await screen.getByRole('button').press('Enter')
    await lead.getByTestId('take-down').waitFor()
    await lead.keyboard.press('Enter')
    await expect.poll(() => screen.count()).toBe(0)
    await wall.waitForURL(`${server.url}/`, { timeout: 30_000 })
  })
})
