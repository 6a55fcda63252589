import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from './browser/chromium.ts'
import { beginShift, linkFor, openPhone, photograph, press, say } from './house/phone.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

/** Whatever breaks between the phone and the centre: what was pressed arrives, once, in order, with its time. */

interface Assignment {
  readonly id: string
  readonly status: string
  readonly acknowledgedAt: string
  readonly enRouteAt: string
}
interface Incident {
  readonly id: string
  readonly assignments: readonly Assignment[]
  readonly photos: readonly { readonly unit: string }[]
}
interface Message {
  readonly text: string
  readonly unit: string
  readonly read: readonly object[]
}

let server: ServerProcess
let token: string
let browser: Browser
let phone: BrowserContext
let page: Page
let job: Incident

const api = <Answer>(method: string, path: string, body?: unknown) => server.api<Answer>(token, method, path, body)
/** On a busy machine things take their time. */
const seen = (testId: string) => page.getByTestId(testId)

const send = async (address: string): Promise<Incident> => {
  const place = { position: [69.24, 41.31], address }
  const { id } = await api<Incident>('POST', '/api/incidents', { type: 'panic', priority: 1, place })
  await api('POST', `/api/incidents/${id}/assignments`, { units: ['T-01'] })
  await seen('new-job').getByText(address).waitFor()
  return api<Incident>('GET', `/api/incidents/${id}`)
}
const ofJob = () => api<Incident>('GET', `/api/incidents/${job.id}`)
const steps = async () =>
  (await api<{ type: string }[]>('GET', `/api/incidents/${job.id}/timeline`)).filter(
    ({ type }) => type === 'unit-reported',
  )
const saidOf = async (...texts: readonly string[]) =>
  (await api<Message[]>('GET', '/api/messages')).map(({ text }) => text).filter((text) => texts.includes(text))
const nothingUnsent = () => expect.poll(() => seen('unsent').count()).toBe(0)

beforeAll(async () => {
  server = await startServer({ screens: true })
  token = (await registerTown(server, { units: ['T-01'] })).token
  browser = await openBrowser()
  phone = await openPhone(browser)
  page = await phone.newPage()
  await page.goto(await linkFor(server, 'T-01'))
  await page.waitForURL('**/crew')
  // The page shows at once what was pressed; the network goes only when that is kept.
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/shift') && answer.ok())
  await beginShift(page, 'B. Rahimov')
  await kept
  await seen('no-job').waitFor()
  // The service worker has the page before the network goes.
  await vi.waitFor(async () => expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true), {
    timeout: 20_000,
  })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('without a network', () => {
  test('who has nothing to send asks for nothing', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await phone.setOffline(true)
    await seen('offline').waitFor()
    await page.waitForTimeout(5000)
    expect(asked).not.toContain('/api/session')
    page.removeAllListeners('request')
    await phone.setOffline(false)
    await expect.poll(() => seen('offline').count()).toBe(0)
  })

  test('a photograph is kept, also when the page is opened anew, and sent with the network', async () => {
    job = await send('Qatortol 8a')
    await press(page, 'acknowledge')
    await expect.poll(ofJob).toMatchObject({ assignments: [{ status: 'acknowledged' }] })
    await phone.setOffline(true)
    await photograph(page, 300, 200)
    await seen('job').getByText('1 photograph not sent yet').waitFor()
    await page.reload()
    await seen('job').getByText('1 photograph not sent yet').waitFor()
    expect((await ofJob()).photos).toEqual([])
    await phone.setOffline(false)
    await expect.poll(ofJob).toMatchObject({ photos: [{ unit: 'T-01' }] })
    await nothingUnsent()
    expect((await ofJob()).photos).toHaveLength(1)
  })

  test('back-up is asked for, and the crew sees that it was', async () => {
    await phone.setOffline(true)
    await page.getByRole('button', { name: 'Back-up' }).click()
    await seen('back-up').getByRole('button', { name: 'Any unit that is near' }).click()
    await seen('unsent').getByText('1 waiting to be sent').waitFor()
    await phone.setOffline(false)
    await expect.poll(ofJob).toMatchObject({ backUpWanted: { capability: null } })
    await seen('job').getByText('Back-up asked for: Any unit that is near').waitFor()
  })

  test('what both sides write meanwhile reaches the other side, once', async () => {
    await phone.setOffline(true)
    await say(page, 'We are delayed')
    await api('POST', '/api/messages', { to: { unit: 'T-01' }, text: 'Use the back door' })
    await phone.setOffline(false)
    await seen('open-messages').getByText('1').waitFor()
    await expect.poll(() => saidOf('We are delayed')).toHaveLength(1)
    await seen('open-messages').click()
    await seen('messages').getByText('Use the back door').waitFor()
    await seen('messages').locator('[data-state="sent"]', { hasText: 'We are delayed' }).waitFor()
    await expect
      .poll(() => seen('messages').getByText('We are delayed', { exact: true }).locator('xpath=self::p').count())
      .toBe(1)
    await page.getByRole('button', { name: 'Close' }).click()
    const read = async () =>
      (await api<Message[]>('GET', '/api/messages')).find(({ text }) => text === 'Use the back door')?.read
    await expect.poll(read).toHaveLength(1)
  })

  test('two tabs of one phone show the same, and send each thing once', async () => {
    const other = await phone.newPage()
    await other.goto(`${server.url}/crew`)
    await other.getByTestId('job').getByText('Qatortol 8a').waitFor()
    await phone.setOffline(true)
    await press(page, 'en-route')
    await other.locator('[data-testid="job"][data-status="en-route"]').waitFor()
    await press(other, 'on-scene')
    await page.locator('[data-testid="job"][data-status="on-scene"]').waitFor()
    for (const tab of [page, other]) await tab.getByTestId('unsent').getByText('2 waiting to be sent').waitFor()
    await phone.setOffline(false)
    await expect.poll(ofJob).toMatchObject({ assignments: [{ status: 'on-scene' }] })
    for (const tab of [page, other]) await expect.poll(() => tab.getByTestId('unsent').count()).toBe(0)
    expect(await steps()).toHaveLength(3)
    await other.close()
  })
})

describe('when the server dies', () => {
  const quick = ['Understood', 'We cannot find it', 'Nobody answers', 'All quiet here', 'Please call us']

  test('in the middle of what is sent, all of it is there in the end, once and in order', async () => {
    await seen('open-messages').click()
    for (const text of quick.slice(0, 3)) await page.getByRole('button', { name: text }).click()
    await server.kill()
    for (const text of quick.slice(3)) await page.getByRole('button', { name: text }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await press(page, 'clear')
    await seen('no-job').waitFor()
    await seen('unsent').waitFor()
    await server.restart()
    await expect.poll(ofJob, { timeout: 60_000 }).toMatchObject({ assignments: [{ status: 'cleared' }] })
    await nothingUnsent()
    expect((await saidOf(...quick)).toSorted()).toEqual(quick.toSorted())
    const written = (await api<(Message & { at: string })[]>('GET', '/api/messages'))
      .filter(({ text }) => quick.includes(text))
      .toSorted((a, b) => a.at.localeCompare(b.at))
    expect(written.map(({ text }) => text)).toEqual(quick)
    expect(await steps()).toHaveLength(4)
  })
})

describe('who is signed out meanwhile', () => {
  test('is told that everything is kept, and it arrives when they are in again', async () => {
    job = await send('Navoiy 12')
    await phone.setOffline(true)
    const pressed = [await press(page, 'acknowledge'), await press(page, 'en-route')]
    await say(page, 'We are delayed')
    await photograph(page, 300, 200)
    await seen('unsent').getByText('4 waiting to be sent').waitFor()
    await api('DELETE', '/api/passes/crew-T-01')
    await phone.setOffline(false)
    await seen('door').getByText('4 things that you pressed are kept').waitFor()
    expect(await ofJob()).toMatchObject({ assignments: [{ status: 'assigned' }], photos: [] })

    await page.getByLabel('Link, or its code').fill(await linkFor(server, 'T-01'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(ofJob).toMatchObject({ assignments: [{ status: 'en-route' }], photos: [{}] })
    await nothingUnsent()
    const [{ acknowledgedAt, enRouteAt }] = (await ofJob()).assignments as [Assignment]
    // Phone and server have the same clock here; a phone's idea of it may be off by as long as one message takes.
    for (const [index, at] of [acknowledgedAt, enRouteAt].entries()) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(pressed[index]!.from - 2000)
      expect(Date.parse(at)).toBeLessThanOrEqual(pressed[index]!.until + 2000)
    }
    expect(await steps()).toHaveLength(2)
    expect(await saidOf('We are delayed')).toHaveLength(2)
  })
})
