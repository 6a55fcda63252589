import { createDialler } from '@yordam/dc09'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

let server: ServerProcess
let town: Town
let browser: Browser
let page: Page
let crew: string
let keysPressed = 0

/** Somebody who has only a keyboard. */
const press = async (key: string): Promise<void> => {
  keysPressed++
  await page.keyboard.press(key)
}

const queue = () => page.getByRole('listbox')

/** What the crew presses on its phone. */
const crewReports = async (step: string): Promise<void> => {
  const [incident] = await server.api<{ assignments: { id: string }[] }[]>(crew, 'GET', '/api/incidents')
  await server.api(crew, 'POST', `/api/assignments/${incident!.assignments[0]!.id}/${step}`, {})
}

beforeAll(async () => {
  server = await startServer({ screens: true })
  town = await registerTown(server)
  crew = (await server.yordam('token', 'create', '--role', 'crew', '--unit', 'T-01')).split('\n').at(-1)!
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'en' })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('a panic button is pressed, and a team is sent', () => {
  test('the link that the server printed lets one in, once', async () => {
    const link = /http\S+\/enter#\S+/.exec(server.output())![0]
    await enterAsFirst(page, server.output())
    const other = await browser.newPage()
    await other.goto(link)
    await other
      .getByText(/used|too old/i)
      .first()
      .waitFor()
    await other.close()
  })

  test('a frame on the socket is an alarm on the screen', async () => {
    const panel = createDialler({
      host: '127.0.0.1',
      port: server.dc09Port,
      transport: 'tcp',
      account: town.accounts[0]!,
    })
    expect((await panel.send({ data: `#${town.accounts[0]}|Nri1/PA1` })).reply).toBe('ack')
    panel.close()
    await queue().getByText('Panic alarm').first().waitFor()
    await queue().getByText('Qatortol 1').first().waitFor()
  })

  test('it is taken, made an incident and the nearest team is sent with at most four keys', async () => {
    keysPressed = 0
    await press('Space')
    await page.getByRole('button', { name: /Make an incident\s*Enter/ }).waitFor()
    await press('Enter')
    await page.getByRole('button', { name: /Send T-01\s*Enter/ }).waitFor()
    await press('Enter')
    await expect.poll(() => unitStatus('T-01')).toBe('assigned')
    expect(keysPressed).toBeLessThanOrEqual(4)
  })

  test('what the crew reports is on the screen', async () => {
    for (const [step, words] of [
      ['acknowledge', /seen|acknowledged/i],
      ['en-route', /on the way|en route/i],
      ['on-scene', /on scene/i],
    ] as const) {
      await crewReports(step)
      await page.getByText(words).first().waitFor()
    }
  })

  test('it is resolved and closed by keyboard, and the queue is empty', async () => {
    await press('x')
    await press('1')
    await expect.poll(async () => (await incident()).status).toBe('resolved')
    await expect.poll(() => unitStatus('T-01')).toBe('clearing')
    await crewReports('clear')
    await page.getByRole('button', { name: /Close incident\s*Enter/ }).waitFor()
    await press('Enter')
    await expect.poll(async () => (await incident()).status).toBe('closed')
    await expect.poll(() => queue().getByText('Panic alarm').count()).toBe(0)
    expect(await server.api<unknown[]>(town.token, 'GET', '/api/alarms?status=closed')).toMatchObject([
      { disposition: 'incident' },
    ])
  })

  test('the journal proves it', async () => {
    expect(await server.yordam('journal', 'verify')).toContain('The journal is as it was sealed.')
  })
})

describe('the server dies', () => {
  test('the screen says so, and is current again when it is back', async () => {
    await server.kill()
    await page.getByRole('alert').first().waitFor({ timeout: 10_000 })
    await server.restart()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    const panel = createDialler({
      host: '127.0.0.1',
      port: server.dc09Port,
      transport: 'tcp',
      account: town.accounts[1]!,
    })
    await panel.send({ data: `#${town.accounts[1]}|Nri1/FA1` })
    panel.close()
    await queue().getByText('Qatortol 2').first().waitFor()
  })
})

const incident = () => server.api<{ status: string }>(town.token, 'GET', '/api/incidents/1-1')
const unitStatus = async (unit: string): Promise<string> =>
  (await server.api<{ status: string }>(town.token, 'GET', `/api/units/${unit}`)).status
