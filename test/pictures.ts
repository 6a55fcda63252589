import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser/chromium.ts'
import { beginShift, openPhone, press } from './house/phone.ts'

/** `npm run pictures`: plays the first minutes of the demonstration and takes the pictures of the README. */

const root = fileURLToPath(new URL('..', import.meta.url))
const docs = join(root, 'docs')
const port = 18_480
const url = `http://localhost:${port}`
/** It lives so long before the pictures of the whole room are taken, ms: charts and lists have something to show. */
const livesFor = 90_000

const startCity = async (data: string): Promise<() => void> => {
  const city = spawn(
    process.execPath,
    ['city/src/main.ts', '--speed', '3', '--seed', '7', '--port', `${port}`, '--dc09-port', `${port + 1}`],
    { cwd: root, env: { ...process.env, YORDAM_DATA: data }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise<void>((resolve, reject) => {
    createInterface(city.stdout).on('line', (line) => line.includes('Ctrl+C ends the demo') && resolve())
    city.once('exit', (code) => reject(new Error(`the city ended (${code})`)))
  })
  return () => city.kill('SIGINT')
}

const comeIn = async (browser: Browser, person: string, width: number, height: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en' })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await page.goto(url)
  await page.locator(`[data-person="${person}"]`).click()
  await page.waitForURL('**/*o*')
  return page
}

/** Takes the first panic alarm, sends the nearest team, and waits until it is there. Returns the incident. */
const sendATeam = async (page: Page): Promise<string> => {
  await page.getByTestId('queue-waiting').locator('[data-priority="1"]').first().waitFor()
  for (const next of [/Make an incident/, /Send .*Enter/]) {
    await page.keyboard.press(next.source.startsWith('Make') ? 'Space' : 'Enter')
    await page.getByRole('button', { name: next }).waitFor()
  }
  await page.keyboard.press('Enter')
  await page.locator('[data-testid="incident"] [data-unit][data-status="on-scene"]').waitFor()
  return (await page.getByTestId('incident').getAttribute('data-incident'))!
}

/** The crew of T-07 on its phone, with a job that the desk gave it. */
const crewWithAJob = async (browser: Browser, desk: Page): Promise<Page> => {
  const phone = await (await openPhone(browser)).newPage()
  await phone.goto(`${url}/crew`)
  await phone.locator('[data-person="demo-crew"]').click()
  await beginShift(phone, 'Aziz Karimov')
  await phone.getByTestId('no-job').waitFor()
  await desk.evaluate(`(async () => {
    const post = (path, body) => fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Yordam-Request': '1' },
      body: JSON.stringify(body),
    }).then((answer) => answer.json())
    // More urgent than what the city’s operators may have sent it to.
    const place = { position: [69.246, 41.318], address: 'Anhor boʻyi 12, 2-kirish' }
    const { id } = await post('/api/incidents', { type: 'medical', priority: 1, place, narrative: 'A man fell on the stairs, he is awake' })
    await post('/api/incidents/' + id + '/assignments', { units: ['T-07'] })
  })()`)
  await phone.getByTestId('new-job').waitFor()
  await press(phone, 'acknowledge')
  return phone
}

const picture = async (page: Page): Promise<string> => (await page.screenshot()).toString('base64')

/** Pictures beside and below one another. */
const strip = async (browser: Browser, rows: readonly (readonly string[])[], into: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  const image = (png: string) => `<img src="data:image/png;base64,${png}">`
  const html = rows.map((row) => `<div>${row.map(image).join('')}</div>`).join('')
  await page.setContent(
    `<style>*{margin:0}body{background:#6b7480}div{display:flex;gap:4px;height:448px;margin-bottom:4px}img{height:448px}</style>${html}`,
  )
  await page.screenshot({ path: into })
}

const data = mkdtempSync(join(tmpdir(), 'yordam-pictures-'))
const stopCity = await startCity(data)
const browser = await openBrowser()
try {
  const desk = await comeIn(browser, 'demo-dispatcher', 1600, 900)
  const incident = await sendATeam(desk)
  await sleep(3_000)
  await desk.screenshot({ path: join(docs, 'console.png') })
  const phone = await crewWithAJob(browser, desk)
  const supervisor = await comeIn(browser, 'demo-supervisor', 1600, 900)
  await supervisor.goto(`${url}/supervisor`)
  const wall = await supervisor.context().newPage()
  await wall.goto(`${url}/wall`)
  const map = await supervisor.context().newPage()
  await map.setViewportSize({ width: 1180, height: 900 })
  await map.goto(`${url}/map`)
  await sleep(livesFor)
  await desk.goto(`${url}/replay/${incident}`)
  // Only where it was somebody else's, and is over.
  await desk.getByTestId('scrub').or(desk.getByTestId('reason')).first().waitFor()
  if (await desk.getByTestId('reason').isVisible()) await desk.keyboard.press('5')
  await desk.getByTestId('scrub').waitFor()
  await desk.keyboard.press('End')
  await press(phone, 'en-route')
  await sleep(15_000)
  const rows = [
    [await picture(desk), await picture(wall)],
    [await picture(supervisor), await picture(map), await picture(phone)],
  ]
  await strip(browser, rows, join(docs, 'room.png'))
} finally {
  await browser.close()
  stopCity()
  await sleep(3_000)
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)
