import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { type Between, beginShift, hold, linkFor, openPhone, photograph, press, say, touch } from './house/phone.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

interface Assignment {
  readonly id: string
  readonly status: string
  readonly acknowledgedAt: string
  readonly enRouteAt: string
  readonly onSceneAt: string
  readonly clearedAt: string
}
interface Incident {
  readonly id: string
  readonly assignments: readonly Assignment[]
}
interface Entry {
  readonly type: string
  readonly at: string
  readonly text: string | null
}

let server: ServerProcess
let town: Town
let browser: Browser
let phone: BrowserContext
let page: Page
let job: Incident

const api = <Answer>(method: string, path: string, body?: unknown) => server.api<Answer>(town.token, method, path, body)
/** On a busy machine things take their time. */
const seen = (testId: string) => page.getByTestId(testId)

/** Sends the unit to a new incident. */
const send = async (address: string): Promise<Incident> => {
  const { id } = await api<Incident>('POST', '/api/incidents', {
    type: 'panic',
    priority: 1,
    place: { position: [69.24, 41.31], address },
    narrative: 'Voices heard.',
  })
  await api('POST', `/api/incidents/${id}/assignments`, { units: ['T-01'] })
  return api<Incident>('GET', `/api/incidents/${id}`)
}

/** How far a phone's idea of the server's clock may be off here, where both have the same: as long as one message takes. */
const clocks = 2000

beforeAll(async () => {
  server = await startServer({ screens: true })
  town = await registerTown(server)
  browser = await openBrowser()
  phone = await openPhone(browser)
  page = await phone.newPage()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('a crew begins its shift', () => {
  test('the link that it was given leads to its page', async () => {
    const link = await linkFor(server, 'T-01')
    await page.goto(link)
    await page.waitForURL('**/crew')
    await seen('shift-start').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  test('the page sends at most 150 kB at first', async () => {
    const first = await browser.newPage({ locale: 'ru' })
    await first.goto(`${server.url}/crew`)
    // Without a session it says how one comes in.
    await first.getByTestId('door').getByText('Дежурный центр даёт вашему экипажу ссылку').waitFor()
    const sent = await first.evaluate<{ name: string; encodedBodySize: number }[]>(
      `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((one) => one.toJSON())`,
    )
    const bytes = sent.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    expect(bytes).toBeGreaterThan(50_000)
    const named = sent.map(({ name, encodedBodySize }) => `${encodedBodySize} ${name}`).join('\n')
    expect(bytes, named).toBeLessThan(150_000)
    await first.close()
  })

  test('the page has nothing inside that its policy would have to let through', async () => {
    const answer = await fetch(`${server.url}/crew`)
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
    const html = await answer.text()
    expect(html).not.toMatch(/nonce|<style|<script(?![^>]+src=)/)
    expect((await fetch(`${server.url}/crew.html`)).status).toBe(404)
  })

  test('with a name, and every thing checked', async () => {
    await seen('begin-shift').click({ force: true })
    expect(await seen('shift-start').isVisible()).toBe(true)
    await page.getByLabel('Name 1').fill('B. Rahimov')
    await page.getByRole('button', { name: 'All the rest is OK' }).click()
    await page.locator('[data-item="torch"]').getByRole('button', { name: 'Not OK' }).click()
    await page.getByLabel('What is wrong').fill('Battery')
    await seen('begin-shift').click()
    await seen('no-job').waitFor()
    await expect
      .poll(() => api('GET', '/api/units/T-01'))
      .toMatchObject({
        status: 'available',
        crew: ['B. Rahimov'],
        shift: { equipment: expect.arrayContaining([{ item: 'torch', ok: false, note: 'Battery' }]) },
      })
  })

  test('and from then on says where it is', async () => {
    await expect.poll(() => api('GET', '/api/units/T-01')).toMatchObject({ position: [69.23, 41.305] })
    expect(await seriousFaults(page)).toEqual([])
  })
})

describe('a job arrives, and the network goes', () => {
  const pressed: Between[] = []

  test('it is over everything until it is acknowledged', async () => {
    job = await send('Qatortol 8a')
    await seen('new-job').getByText('Qatortol 8a').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    // The service worker has the page before the network goes.
    await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
    await phone.setOffline(true)
    pressed.push(await press(page, 'acknowledge'))
    await expect.poll(() => seen('new-job').count()).toBe(0)
  })

  test('what is pressed is shown at once, as not sent yet', async () => {
    pressed.push(await press(page, 'en-route'), await press(page, 'on-scene'))
    await seen('open-messages').click()
    await page.getByRole('button', { name: 'All quiet here' }).click()
    await seen('messages').locator('[data-state="unsent"]', { hasText: 'All quiet here' }).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await seen('offline').waitFor()
    await expect.poll(() => seen('unsent').textContent()).toContain('4 waiting to be sent')
    await expect.poll(() => seen('job').getAttribute('data-status')).toBe('on-scene')
    expect(await seriousFaults(page)).toEqual([])
  })

  test('the page opens without a network, with all of it', async () => {
    await page.reload()
    await seen('job').getByText('Qatortol 8a').waitFor()
    await expect.poll(() => seen('job').getAttribute('data-status')).toBe('on-scene')
    await expect.poll(() => seen('unsent').textContent()).toContain('4 waiting to be sent')
    await page
      .getByTestId('offline')
      .getByText(/No network · as of \d\d:\d\d/)
      .waitFor()
    // The centre knows of nothing.
    expect(await api<Incident>('GET', `/api/incidents/${job.id}`)).toMatchObject({
      assignments: [{ status: 'assigned' }],
    })
  })

  test('with the network everything arrives once, in order, with the times of pressing', async () => {
    const backAt = Date.now()
    await phone.setOffline(false)
    await expect.poll(() => seen('unsent').count()).toBe(0)
    const { assignments } = await api<Incident>('GET', `/api/incidents/${job.id}`)
    const { acknowledgedAt, enRouteAt, onSceneAt, status } = assignments[0]!
    expect(status).toBe('on-scene')
    for (const [index, at] of [acknowledgedAt, enRouteAt, onSceneAt].entries()) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(pressed[index]!.from - clocks)
      expect(Date.parse(at)).toBeLessThanOrEqual(pressed[index]!.until + clocks)
    }
    expect([acknowledgedAt, enRouteAt, onSceneAt]).toEqual([acknowledgedAt, enRouteAt, onSceneAt].toSorted())
    expect(Date.parse(onSceneAt)).toBeLessThan(backAt + clocks)
    const timeline = await api<Entry[]>('GET', `/api/incidents/${job.id}/timeline`)
    expect(timeline.filter(({ type }) => type === 'unit-reported')).toHaveLength(3)
    const messages = await api<{ text: string; unit: string }[]>('GET', '/api/messages')
    expect(messages.filter(({ text }) => text === 'All quiet here')).toMatchObject([{ unit: 'T-01' }])
    await expect.poll(() => seen('job').getAttribute('data-status')).toBe('on-scene')
  })
})

describe('the desk and the crew', () => {
  test('write to each other, and see what was read', async () => {
    const { id } = await api<{ id: string }>('POST', '/api/messages', {
      to: { unit: 'T-01' },
      text: 'Use the back door',
    })
    await seen('open-messages').getByText('1').waitFor()
    await seen('open-messages').click()
    await seen('messages').getByText('Use the back door').waitFor()
    await expect
      .poll(async () =>
        (await api<{ id: string; read: unknown[] }[]>('GET', '/api/messages')).find((one) => one.id === id),
      )
      .toMatchObject({ read: [{ by: { role: 'crew' } }] })
    await page.getByRole('button', { name: 'Close' }).click()
  })

  test('a note of the desk comes to the crew as it is written', async () => {
    await api('POST', `/api/incidents/${job.id}/note`, { text: 'Door code 2580' })
    await seen('notes').getByText('Door code 2580').waitFor()
  })

  test('a photograph is made smaller on the phone, and sent', async () => {
    await photograph(page, 3000, 2000)
    await expect.poll(() => api('GET', `/api/incidents/${job.id}`)).toMatchObject({ photos: [{ unit: 'T-01' }] })
    const { photos } = await api<{ photos: { id: string }[] }>('GET', `/api/incidents/${job.id}`)
    const answer = await fetch(`${server.url}/api/photos/${photos[0]!.id}`, {
      headers: { authorization: `Bearer ${town.token}` },
    })
    const jpeg = Array.from(new Uint8Array(await answer.arrayBuffer()))
    const size = await page.evaluate<number[]>(
      `createImageBitmap(new Blob([new Uint8Array(${JSON.stringify(jpeg)})])).then(({ width, height }) => [width, height])`,
    )
    expect(size).toEqual([1600, 1067])
  })

  test('back-up is asked for with what is needed', async () => {
    await page.getByRole('button', { name: 'Back-up' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await seen('back-up').locator('[data-capability="medical"]').click()
    await expect
      .poll(() => api('GET', `/api/incidents/${job.id}`))
      .toMatchObject({ backUpWanted: { capability: 'medical' } })
  })
})

describe('what the server refuses', () => {
  test('is said in words, and does not hold up what comes after it', async () => {
    await phone.setOffline(true)
    const clear = page.locator('[data-testid="next-step"][data-step="clear"]')
    await clear.dblclick()
    await clear.getByText('Tap again').waitFor()
    expect(await seen('job').getAttribute('data-status')).toBe('on-scene')
    await page.waitForTimeout(500)
    await clear.click()
    await say(page, 'Understood')
    // Meanwhile the desk calls the unit off.
    await api('POST', `/api/assignments/${job.assignments[0]!.id}/recall`, { reason: 'Not needed' })
    await phone.setOffline(false)
    await expect
      .poll(async () =>
        (await api<{ text: string }[]>('GET', '/api/messages')).filter(({ text }) => text === 'Understood'),
      )
      .toHaveLength(1)
    await seen('recalled').getByRole('button', { name: 'Understood' }).click()
    await seen('unsent').click()
    await seen('unsent-list').locator('[data-code="assignment-recalled"]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Seen' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await seen('unsent').waitFor({ state: 'detached' })
  })
})

describe('a crew whose eyes want larger text', () => {
  test('chooses it in the menu, and it stays when the page is loaded anew, with nothing out of reach', async () => {
    const heightOf = () => page.evaluate<string>('getComputedStyle(document.body).fontSize')
    expect(await heightOf()).toBe('17px')
    await page.getByRole('button', { name: 'Menu' }).click()
    await seen('text-size').getByRole('button', { name: '140 %' }).click()
    await expect.poll(heightOf).toBe('23.8px')
    await page.reload()
    await seen('distress').waitFor()
    expect(await heightOf()).toBe('23.8px')
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Menu' }).click()
    await seen('text-size').getByRole('button', { name: '100 %' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
  })
})

describe('a crew calls for help', () => {
  test('not by a tap', async () => {
    await hold(page, 200)
    await seen('distress').getByText('A tap calls nobody.').waitFor()
    expect(await seen('distress-sign').count()).toBe(0)
  })

  test('and a tap moves nothing from under the thumb: held in the same place, it calls', async () => {
    const before = await seen('distress').boundingBox()
    await hold(page, 200)
    await seen('distress').getByText('A tap calls nobody.').waitFor()
    expect(await seen('distress').boundingBox()).toEqual(before)
  })

  test.each(['messages', 'menu'])('not from under %s: the button stays in reach', async (opened) => {
    await (opened === 'menu' ? page.getByRole('button', { name: 'Menu' }) : seen('open-messages')).click()
    const button = seen(opened).getByTestId('distress')
    await button.waitFor()
    const { y, height } = (await button.boundingBox())!
    expect(y + height).toBeLessThanOrEqual(844)
    await page.getByRole('button', { name: 'Close' }).click()
  })

  test('by holding, also without a network; then it says that nobody has it yet', async () => {
    await phone.setOffline(true)
    await touch(page, 'distress', 1800)
    await page.locator('[data-testid="distress-sign"][data-state="unsent"]').waitFor()
    // Lifting the finger opened nothing that lies over it, and nothing slid under it.
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
  })

  test('with the network the centre has it, with where they are, and the crew sees who took it', async () => {
    await phone.setOffline(false)
    await page.locator('[data-testid="distress-sign"][data-state="received"]').waitFor()
    const unit = await api<{ distress: { position: number[]; incident: string } }>('GET', '/api/units/T-01')
    expect(unit.distress.position).toEqual([69.23, 41.305])
    expect(await api('GET', `/api/incidents/${unit.distress.incident}`)).toMatchObject({
      type: 'distress',
      priority: 1,
    })
    await api('POST', '/api/units/T-01/distress/take', {})
    await seen('distress-sign').getByText('Test has taken it').waitFor()
  })

  test('what was open gives way to it, however it came about', async () => {
    await api('POST', '/api/units/T-01/distress/end', { reason: 'Tested' })
    await seen('distress').waitFor()
    await seen('open-messages').click()
    await page.getByLabel('Message to the duty centre').fill('We are beh')
    await api('POST', '/api/units/T-01/distress')
    await seen('distress-sign').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    await api('POST', '/api/units/T-01/distress/end', { reason: 'Tested' })
    await seen('distress').waitFor()
  })

  test('by keyboard too', async () => {
    await seen('distress').focus()
    await page.keyboard.down('Space')
    await page.waitForTimeout(1800)
    await page.keyboard.up('Space')
    await page.locator('[data-testid="distress-sign"][data-state="received"]').waitFor()
    await api('POST', '/api/units/T-01/distress/end', { reason: 'Tested' })
    await seen('distress').waitFor()
  })
})

describe('a job arrives while something is open', () => {
  const writing = () => page.getByLabel('Message to the duty centre')

  test('which gives way, and what was being written is kept', async () => {
    await seen('open-messages').click()
    expect(await writing().inputValue()).toBe('We are beh')
    await writing().fill('We are behind')
    const { id, assignments } = await send('Qatortol 9')
    await seen('new-job').getByText('Qatortol 9').waitFor()
    expect(await seen('messages').count()).toBe(0)
    await press(page, 'acknowledge')
    await seen('job').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    await seen('open-messages').click()
    expect(await writing().inputValue()).toBe('We are behind')
    await writing().fill('')
    await page.getByRole('button', { name: 'Close' }).click()
    await api('POST', `/api/assignments/${assignments[0]!.id}/recall`, {})
    await seen('recalled').getByRole('button', { name: 'Understood' }).click()
    await api('POST', `/api/incidents/${id}/resolve`, { disposition: 'cancelled' })
  })
})

describe('the shift ends', () => {
  test('and the unit is out of service', async () => {
    await page.getByRole('button', { name: 'Menu' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'End the shift' }).click()
    await seen('end-shift').click()
    await seen('shift-start').waitFor()
    await expect.poll(() => api('GET', '/api/units/T-01')).toMatchObject({ status: 'out-of-service', shift: null })
  })

  test('who is signed out elsewhere keeps what was pressed', async () => {
    await phone.clearCookies()
    await seen('begin-shift').waitFor()
    await beginShift(page, 'C. Yusupov')
    await page.reload()
    await seen('door').getByText('1 thing that you pressed is kept').waitFor()
    const link = await linkFor(server, 'T-01')
    await page.getByLabel('Link, or its code').fill(link)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(() => api('GET', '/api/units/T-01')).toMatchObject({ status: 'available', crew: ['C. Yusupov'] })
  })
})

describe('a page that cannot show its unit', () => {
  test('says that the duty centre does not know it', async () => {
    const other = await openPhone(browser)
    const tab = await other.newPage()
    await tab.goto(await linkFor(server, 'T-99'))
    await tab.getByTestId('door').getByText('The duty centre has no unit T-99').waitFor()
    await tab.getByRole('button', { name: 'Sign out' }).click()
    await tab.getByLabel('Link, or its code').waitFor()
    await other.close()
  })
})
