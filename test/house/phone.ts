import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { ServerProcess } from './server-process.ts'

/** A crew's phone in a browser, and what a thumb does on its page. */

/** When something was done at the soonest, and at the latest (ms). */
export interface Between {
  readonly from: number
  readonly until: number
}

export const openPhone = (browser: Browser, more: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en',
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { longitude: 69.23, latitude: 41.305 },
    ...more,
  })

/** A link that lets the crew of a unit in, once. */
export const linkFor = async (server: ServerProcess, unit: string): Promise<string> =>
  (await server.yordam('link', 'create', '--unit', unit)).split('\n').at(-1)!

/** Who is on the unit, and everything is there. */
export const beginShift = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('Name 1').fill(name)
  await page.getByRole('button', { name: 'All the rest is OK' }).click()
  await page.getByTestId('begin-shift').click()
}

/** Presses the next step, once the button has come to rest after the one before. */
export const press = async (page: Page, step: string): Promise<Between> => {
  const from = Date.now()
  const button = page.locator(`[data-testid="next-step"][data-step="${step}"]:not([aria-disabled="true"])`)
  await button.click()
  // What frees the unit is meant only when it is said twice, and not by one thumb that shakes.
  if (step === 'clear') {
    await page.waitForTimeout(500)
    await button.click()
  }
  return { from, until: Date.now() }
}

/** Holds the distress button down for so many milliseconds. */
export const hold = async (page: Page, ms: number): Promise<void> => {
  const { x, y, width, height } = (await page.getByTestId('distress').boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.waitForTimeout(ms)
  await page.mouse.up()
}

/** The same by a finger, as a phone reports it: what the browser makes of lifting it comes with it. */
export const touch = async (page: Page, testId: string, ms: number): Promise<void> => {
  const { x, y, width, height } = (await page.getByTestId(testId).boundingBox())!
  const finger = await page.context().newCDPSession(page)
  const touchPoints = [{ x: x + width / 2, y: y + height / 2 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.waitForTimeout(ms)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
}

/** Says some of what crews say most. */
export const say = async (page: Page, ...texts: readonly string[]): Promise<void> => {
  await page.getByTestId('open-messages').click()
  for (const text of texts) await page.getByRole('button', { name: text }).click()
  await page.getByRole('button', { name: 'Close' }).click()
}

/** Takes a picture, which the browser itself draws. */
export const photograph = async (page: Page, width: number, height: number): Promise<void> => {
  const png = await page.evaluate<number[]>(`(async () => {
    const canvas = new OffscreenCanvas(${width}, ${height})
    canvas.getContext('2d').fillRect(0, 0, ${width / 2}, ${height})
    const file = await canvas.convertToBlob({ type: 'image/png' })
    return Array.from(new Uint8Array(await file.arrayBuffer()))
  })()`)
  const file = { name: 'door.png', mimeType: 'image/png', buffer: Buffer.from(png) }
  await page.getByTestId('camera').setInputFiles(file)
}
