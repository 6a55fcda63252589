import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { openBrowser } from '../../../test/browser/chromium.ts'
import { enterAsFirst } from '../../../test/browser/enter.ts'
import { type DutyCentre, freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration, perSecond } from '../figures.ts'
import { startPeer } from '../peer.ts'
import type { Drivers } from '../peers/drivers.ts'
import { ask, letDispatchersIn, registerAccounts } from '../register.ts'
import type { Row } from '../table.ts'

const premises = 42_750
const units = 2_000
const seconds = 30

/** What one stretch of time was like in the browser. */
interface Seen {
  /** The longest task of the main thread, ms; tasks below 50 ms are not told. */
  readonly longest: number
  /** From a key or a click to the next picture, ms, of 95 in a hundred. */
  readonly input: number
  readonly frames: number
  /** Of each second, how long the page's scripts ran, ms. What draws the pixels has a process of its own. */
  readonly busy: number
}

/** The map of a city in a real browser: all premises on it, all units on the move, and somebody who works with it. */
export const measureMap = async (): Promise<Row[]> => {
  const folder = await freshFolder('map')
  const centre = await startDutyCentre(folder, { screens: true })
  const drivers = startPeer<Drivers>('drivers')
  const browser = await openBrowser()
  try {
    const token = await centre.token('administrator')
    await registerAccounts(
      centre,
      Array.from({ length: premises }, (_, index) => ({
        account: `A${index.toString(16).toUpperCase().padStart(5, '0')}`,
      })),
    )
    await layStreets(centre, token)
    await drivers.ask('register', { port: centre.httpPort, tokens: await letDispatchersIn(centre, 10), units })
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await enterAsFirst(page, centre.printed())
    await page.goto(`http://localhost:${centre.httpPort}/map`)
    await page.locator('.maplibregl-canvas').waitFor()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    await sleep(10_000) // everything is loaded and cut up
    await work(page, 10_000) // and every program of the graphics card made

    const still = await watch(page, devtools)
    await drivers.ask('drive', undefined)
    await sleep(3_000)
    const moving = await watch(page, devtools)
    const rate = await drivers.ask('stop', undefined)
    const told = await page.getByTestId('map-told').textContent()
    if (!told?.includes(units.toLocaleString('en')) && !told?.includes(String(units)))
      throw new Error(`the map shows ${told}, and not ${units} units`)
    return rowsOf(still, moving, rate)
  } finally {
    await browser.close()
    drivers.end()
    await centre.stop()
    await removeFolder(folder)
  }
}

const rowsOf = (still: Seen, moving: Seen, rate: number): Row[] => {
  const on = `map with ${premises.toLocaleString('en')} premises, ${units.toLocaleString('en')} units, ${perSecond(rate)} positions`
  const baseline = (value: string) => `units standing still: ${value}`
  return [
    {
      what: `Longest task of the main thread, ${on}`,
      measured: longestOf(moving),
      baseline: baseline(longestOf(still)),
      ratio: moving.longest / Math.max(still.longest, 50),
      target: '< 100 ms',
      met: moving.longest < 100,
    },
    {
      what: `Scripts of the page, of each second, ${on}`,
      measured: duration(moving.busy),
      baseline: baseline(duration(still.busy)),
      ratio: moving.busy / still.busy,
      target: '< 500 ms',
      met: moving.busy < 500,
    },
    {
      what: `Input to paint p95, drawn by software, ${on}`,
      measured: duration(moving.input),
      baseline: baseline(duration(still.input)),
      ratio: moving.input / Math.max(still.input, 16),
      target: '< 100 ms',
      met: moving.input < 100,
    },
    {
      what: `Frames a second while it is moved, drawn by software, ${on}`,
      measured: moving.frames.toFixed(0),
      baseline: baseline(still.frames.toFixed(0)),
      ratio: moving.frames / still.frames,
      target: 'no more than a third lost',
      met: moving.frames > still.frames * 0.66,
    },
  ]
}

const longestOf = ({ longest }: Seen): string => (longest === 0 ? 'none of 50 ms' : duration(longest))

/** Runs in the page: notes long tasks, answers to input, and frames. */
const observe = `(() => {
  const seen = { tasks: [], inputs: [], frames: 0, begun: performance.now() }
  globalThis.seen = seen
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask' })
  new PerformanceObserver((list) => seen.inputs.push(...list.getEntries().filter((one) => one.interactionId > 0).map((one) => one.duration)))
    .observe({ type: 'event', durationThreshold: 16 })
  const frame = () => { seen.frames++; requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
})()`
const collect = `({ tasks: seen.tasks, inputs: seen.inputs, frames: seen.frames, seconds: (performance.now() - seen.begun) / 1000 })`

interface Noted {
  readonly tasks: readonly number[]
  readonly inputs: readonly number[]
  readonly frames: number
  readonly seconds: number
}

/** For so long (ms) somebody presses the keys of the map, as one does who looks for something. Returns how often. */
const work = async (page: Page, ms: number): Promise<number> => {
  await page.locator('.maplibregl-canvas').focus()
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', '+', '-']
  const until = Date.now() + ms
  let pressed = 0
  for (; Date.now() < until; pressed++) {
    await page.keyboard.press(keys[pressed % keys.length]!)
    await sleep(400)
  }
  return pressed
}

/** What the page notes while somebody works with it. */
const watch = async (page: Page, devtools: CDPSession): Promise<Seen> => {
  const workedBefore = await workOf(devtools)
  await page.evaluate(observe)
  const pressed = await work(page, seconds * 1_000)
  const noted = (await page.evaluate(collect)) as Noted
  const worked = (await workOf(devtools)) - workedBefore
  // What was answered within 16 ms is not told of: so were the presses of which nothing is told.
  const untold = Array(Math.max(0, pressed - noted.inputs.length)).fill(16)
  const inputs = [...noted.inputs, ...untold].sort((a, b) => a - b)
  return {
    longest: Math.max(0, ...noted.tasks),
    input: inputs[Math.floor(inputs.length * 0.95)] ?? 0,
    frames: noted.frames / noted.seconds,
    busy: (worked * 1_000) / noted.seconds,
  }
}

/** Seconds for which scripts have run on the main thread. */
const workOf = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
}

/** A grid of streets with blocks between them, about as much as the demo city has. */
const layStreets = async (centre: DutyCentre, token: string): Promise<void> => {
  const lines = Array.from({ length: 61 }, (_, index) => index)
  const street = (name: string, coordinates: [number, number][], main: boolean) => ({
    type: 'Feature',
    properties: { kind: 'street', class: main ? 'ring' : 'lane', name },
    geometry: { type: 'LineString', coordinates },
  })
  const at = (column: number, row: number): [number, number] => [69.195 + column / 500, 41.29 + row / 400]
  const features = lines.flatMap((line) =>
    lines
      .slice(1)
      .flatMap((step) => [
        street(`Street ${line}`, [at(line, step - 1), at(line, step)], line % 10 === 0),
        street(`Lane ${line}`, [at(step - 1, line), at(step, line)], line % 10 === 0),
      ]),
  )
  const agent = new Agent()
  await ask(
    agent,
    centre.httpPort,
    'PUT',
    '/api/map/ground',
    token,
    JSON.stringify({ type: 'FeatureCollection', features }),
  )
  agent.destroy()
}
