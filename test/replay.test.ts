import { createDialler } from '@yordam/dc09'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

/** An incident is lived through, and then looked at once more: every state as it was, and every event of its timeline. */

interface Entry {
  readonly seq: number
  readonly at: string
  readonly type: string
}

let server: ServerProcess
let town: Town
let browser: Browser
let page: Page
let crew: string
let incident: string
let timeline: Entry[]
/** What the incident and its unit were after each of the crew's steps, as the API said then. */
const were: { after: number; incident: string; unit: string }[] = []

const desk = <Answer>(method: string, path: string, body?: unknown) =>
  server.api<Answer>(town.token, method, path, body)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

beforeAll(async () => {
  server = await startServer({ screens: true })
  town = await registerTown(server)
  crew = (await server.yordam('token', 'create', '--role', 'crew', '--unit', 'T-01')).split('\n').at(-1)!
  await live()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'en' })
  await enterAsFirst(page, server.output())
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const live = async (): Promise<void> => {
  const [account] = town.accounts
  await server.api(crew, 'POST', '/api/units/T-01/shift', { crew: ['A. Karimov'], equipment: [] })
  const panel = createDialler({ host: '127.0.0.1', port: server.dc09Port, transport: 'tcp', account: account! })
  await panel.send({ data: `#${account}|Nri1/PA1` })
  panel.close()
  const [alarm] = await desk<{ id: string }[]>('GET', '/api/alarms')
  await pause(1_000)
  incident = (await desk<{ id: string }>('POST', `/api/alarms/${alarm!.id}/escalate`, {})).id
  const [sent] = await desk<{ id: string }[]>('POST', `/api/incidents/${incident}/assignments`, { units: ['T-01'] })
  for (const [n, step] of ['acknowledge', 'en-route', 'on-scene', 'clear'].entries()) {
    await pause(1_500)
    await server.api(crew, 'POST', '/api/units/T-01/position', { position: [69.25 - n / 200, 41.31], heading: 270 })
    await server.api(crew, 'POST', `/api/assignments/${sent!.id}/${step}`, {})
    await note()
  }
  await pause(1_500)
  await desk('POST', `/api/incidents/${incident}/resolve`, { disposition: 'handled' })
  await desk('POST', `/api/incidents/${incident}/close`, {})
  timeline = await desk<Entry[]>('GET', `/api/incidents/${incident}/timeline`)
}

const note = async (): Promise<void> => {
  const events = await desk<Entry[]>('GET', `/api/incidents/${incident}/timeline`)
  const { status } = await desk<{ status: string }>('GET', `/api/incidents/${incident}`)
  const unit = await desk<{ status: string }>('GET', '/api/units/T-01')
  were.push({ after: events.at(-1)!.seq, incident: status, unit: unit.status })
}

/** The last event that the replay has shown, and what the screen says of the incident and of the unit. */
const seen = async () => ({
  events: await attributes('[data-testid="timeline"] [data-event]', 'data-seq').then((all) =>
    // One line may say several.
    all.flatMap((seqs) => seqs!.split(' ').map(Number).toReversed()),
  ),
  incident: (await attributes('[data-testid="incident"]', 'data-status'))[0] ?? null,
  unit: (await attributes('[data-testid="units"] [data-unit="T-01"]', 'data-status'))[0] ?? null,
})

const attributes = (selector: string, name: string): Promise<(string | null)[]> =>
  page.locator(selector).evaluateAll((elements, asked) => elements.map((one) => one.getAttribute(asked)), name)

const atTheBeginning = async (): Promise<void> => {
  await page.keyboard.press('Home')
  await expect.poll(async () => (await seen()).events).toEqual([])
}

describe('a replay', () => {
  test('says at once that it is not now', async () => {
    await page.goto(`${server.url}/replay/${incident}`)
    // It is over, and was somebody else's: the auditor will read why it is gone through again.
    await page.getByTestId('reason').waitFor()
    await page.keyboard.press('5')
    await page.getByTestId('scrub').waitFor()
    await page.getByText('Past', { exact: true }).waitFor()
  })

  test('begins with the first thing that happened, and shows that before it there was nothing', async () => {
    await expect.poll(async () => (await seen()).events.length).toBeGreaterThan(0)
    await atTheBeginning()
    const { events, incident: status } = await seen()
    expect([events, status]).toEqual([[], null])
    await expect.poll(() => page.locator('[data-testid="queue"] [data-thing]').count()).toBe(0)
  })

  test('shows each state as it was, event by event', async () => {
    await atTheBeginning()
    const states = new Map<number, { incident: string | null; unit: string | null }>()
    const times = new Set(timeline.map(({ at }) => at)).size
    for (let n = 0; n < times; n++) {
      const before = (await seen()).events.length
      await page.keyboard.press('ArrowRight')
      await expect.poll(async () => (await seen()).events.length).toBeGreaterThan(before)
      const { events, ...state } = await seen()
      states.set(Math.max(...events), state)
    }
    for (const { after, ...state } of were) expect(states.get(after), `after ${after}`).toEqual(state)
    expect(were.map((state) => state.incident)).toEqual(['dispatched', 'dispatched', 'on-scene', 'open'])
  })

  test('played at sixty times its speed ends with all events of the timeline, each once', async () => {
    await atTheBeginning()
    await page.keyboard.press('6')
    const passed: number[] = []
    await page.keyboard.press('Space')
    await expect
      .poll(
        async () => {
          const { events } = await seen()
          passed.push(events.length)
          const isPlaying = (await page.getByTestId('play').getAttribute('data-playing')) === 'true'
          return !isPlaying && events.length > 0
        },
        { timeout: 30_000, interval: 20 },
      )
      .toBe(true)
    expect(passed).toEqual(passed.toSorted((a, b) => a - b))
    const { events } = await seen()
    expect(events.toReversed()).toEqual(timeline.map(({ seq }) => seq))
    await expect.poll(() => page.locator('[data-testid="queue"] [data-thing]').count()).toBe(0)
  })

  test('can be gone through with the pointer: the picture is the bar', async () => {
    const bar = (await page.getByTestId('scrub').boundingBox())!
    const clock = page.getByTestId('replay-clock')
    await page.mouse.click(bar.x + bar.width * 0.5, bar.y + 5)
    const middle = await clock.getAttribute('datetime')
    await page.mouse.click(bar.x + 1, bar.y + 5)
    await expect.poll(() => clock.getAttribute('datetime')).not.toBe(middle)
    expect((await seen()).events).toEqual([])
  })

  test('says what was to be answered by when, and whether it was', async () => {
    await page.keyboard.press('End')
    const targets = await page.getByTestId('targets').locator('li').allTextContents()
    expect(targets).toHaveLength(2)
    for (const sentence of targets) expect(sentence).toMatch(/met$/)
  })

  test.each(['light', 'dark'] as const)('hinders nobody when it is %s', async (scheme) => {
    await lookIn(page, scheme)
    expect(await seriousFaults(page)).toEqual([])
  })

  test('of what never was says so', async () => {
    await page.goto(`${server.url}/replay/9-999`)
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByRole('alert').getAttribute('data-code')).toBe('incident-not-found')
  })

  test('is left with Escape', async () => {
    await page.goto(`${server.url}/replay/${incident}`)
    await page.getByTestId('scrub').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL('**/console')
  })
})
