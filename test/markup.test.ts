import { createDialler } from '@yordam/dc09'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser/chromium.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'

/** Markup in every text that one person writes and another one sees: it is read as what it is, a text. */

/** An element and a script, should a browser ever take it for markup. */
const markup = '<b data-planted><img src=x onerror="planted=1">'
const position = [69.2401, 41.3111]

let server: ServerProcess
let browser: Browser
let incident: string
const tokens = new Map<string, string>()
/** What the policy of a page had to refuse. */
const refused: string[] = []

const tokenOf = async (role: string, ...more: string[]): Promise<string> => {
  const known = tokens.get(role)
  if (known) return known
  const token = (await server.yordam('token', 'create', '--role', role, ...more)).split('\n').at(-1)!
  tokens.set(role, token)
  return token
}
const say = async <Answer>(role: string, method: string, path: string, body?: unknown): Promise<Answer> =>
  server.api<Answer>(await tokenOf(role), method, path, body)

/** A page as somebody of this role sees it. */
const openPage = async (role: string, path: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en' })
  await context.addCookies([{ name: 'yordam_session', value: await tokenOf(role), url: server.url }])
  const page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text()))
      refused.push(`${path}: ${message.text()}`)
  })
  await page.goto(server.url + path)
  return page
}

/** Whether a script has run, and how many elements were made of what was written. */
const planted = (page: Page) =>
  page.evaluate<{ ran: boolean; elements: number }>(
    `({ ran: 'planted' in window, elements: document.querySelectorAll('[data-planted], img[src="x"]').length })`,
  )

/** A panel says it: what comes after a code is a text. */
const sayOnLine = async (): Promise<void> => {
  const panel = createDialler({ host: '127.0.0.1', port: server.dc09Port, transport: 'tcp', account: '1234' })
  for (const data of ['#1234|Nri1/PA1', `#1234|Nri1/BA1^${markup.replaceAll('"', '')}^`]) await panel.send({ data })
  panel.close()
}

beforeAll(async () => {
  server = await startServer({ screens: true })
  browser = await openBrowser()
  await tokenOf('supervisor')
  await tokenOf('administrator')
  await tokenOf('crew', '--unit', 'T-11')
  await say('supervisor', 'POST', '/api/accounts', {
    account: '1234',
    premises: { name: markup, address: markup, notes: markup, position },
    zones: [{ number: '1', name: markup }],
  })
  const corners = [
    [69.2, 41.3],
    [69.3, 41.3],
    [69.3, 41.4],
    [69.2, 41.3],
  ]
  const area = { type: 'Polygon', coordinates: [corners] }
  await say('supervisor', 'PUT', '/api/stations/chorsu', { id: 'chorsu', name: markup, position, area })
  const feature = (kind: string, geometry: object, more = {}) => ({
    type: 'Feature',
    properties: { kind, name: markup, ...more },
    geometry,
  })
  await say('administrator', 'PUT', '/api/map/ground', {
    type: 'FeatureCollection',
    properties: { attribution: markup },
    features: [
      feature('district', area),
      feature('name', { type: 'Point', coordinates: position }, { class: 'district' }),
    ],
  })
  await say('administrator', 'POST', '/api/staff', { login: '1042', name: markup, role: 'operator', unit: null })
  await say('administrator', 'POST', '/api/tokens', { role: 'service', name: markup, scopes: ['unit:read'], days: 1 })
  await say('supervisor', 'POST', '/api/units', { id: 'T-11', capabilities: ['patrol'], position, crew: [markup] })
  await say('crew', 'POST', '/api/units/T-11/shift', {
    crew: [markup],
    equipment: [{ item: 'lamp', ok: false, note: markup }],
  })
  await sayOnLine()
  const [first] = await say<{ id: string }[]>('supervisor', 'GET', '/api/alarms')
  await say('supervisor', 'POST', `/api/alarms/${first!.id}/accept`)
  await say('supervisor', 'POST', `/api/alarms/${first!.id}/note`, { text: markup })
  const place = { position, address: markup }
  const opened = await say<{ id: string }>('supervisor', 'POST', '/api/incidents', {
    type: 'panic',
    priority: 1,
    place,
    narrative: markup,
  })
  incident = opened.id
  await say('supervisor', 'POST', `/api/incidents/${incident}/note`, { text: markup })
  await say('supervisor', 'POST', `/api/incidents/${incident}/assignments`, { units: ['T-11'] })
  await say('crew', 'POST', `/api/incidents/${incident}/note`, { text: markup })
  await say('crew', 'POST', `/api/incidents/${incident}/back-up`, { capability: 'dog', reason: markup })
  await say('supervisor', 'POST', '/api/messages', { to: { unit: 'T-11' }, text: markup })
  await say('supervisor', 'POST', '/api/looks', { thing: 'account:1234', because: 'other', text: markup })
  await say('administrator', 'POST', '/api/tokens/administrators', { name: markup, reason: markup })
  await say('crew', 'POST', '/api/messages', { to: { desk: true }, text: markup })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('XSS: markup that somebody wrote', () => {
  /** As what somebody else reads it; or what there is where it is drawn, and where nobody's words are told. */
  const asText = '<b data-planted>'
  test.each<[role: string, path: string, shown: (page: Page) => Locator, happens?: () => Promise<unknown>]>([
    ['supervisor', '/console', (page) => page.getByText(asText)],
    ['supervisor', '/replay/INCIDENT', (page) => page.getByText(asText)],
    ['supervisor', '/map', (page) => page.locator('canvas')],
    ['supervisor', '/supervisor', (page) => page.getByText(asText)],
    ['supervisor', '/supervisor/sheet', (page) => page.getByText(asText)],
    ['supervisor', '/wall', (page) => page.getByText('T-11')],
    ['crew', '/crew', (page) => page.getByText(asText)],
    ['administrator', '/staff', (page) => page.getByText(asText)],
    ['administrator', '/tokens', (page) => page.getByText(asText)],
    ['administrator', '/approvals', (page) => page.getByText(asText)],
    ['administrator', '/rights', (page) => page.getByTestId('rights')],
    ['auditor', '/looks', (page) => page.getByText(asText)],
    ['technician', '/line', (page) => page.locator('[data-type="frame"]', { hasText: asText }), sayOnLine],
  ])('%s %s', async (role, path, shown, happens) => {
    const page = await openPage(role, path.replace('INCIDENT', incident))
    if (happens) {
      await page.getByTestId('line').waitFor()
      await happens()
    }
    await shown(page).first().waitFor()
    expect(await planted(page)).toEqual({ ran: false, elements: 0 })
    await page.context().close()
  })
})

test('the page of the API’s document shows it all under a policy without exceptions', async () => {
  const page = await openPage('supervisor', '/api/docs')
  await page.locator('.opblock').first().waitFor()
  await page.locator('.opblock').first().click()
  await page.locator('.opblock-body').first().waitFor()
  await page.context().close()
})

test('no page was refused anything by its own policy', () => expect(refused).toEqual([]))
