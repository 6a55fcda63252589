import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../../test/browser/chromium.ts'
import { freePort, freshFolder, removeFolder, root } from '../duty-centre.ts'
import type { Row } from '../table.ts'

/** City minutes pass ten times as fast: an hour here is ten hours of alarms. */
const speed = Number(process.env.BENCH_SOAK_SPEED ?? 10)
const minutes = Number(process.env.BENCH_SOAK_MINUTES ?? 60)
/** Caches are warm and the queue has found its balance. */
const warmAfter = Math.min(10, minutes / 3)
/** From one look to the next, minutes. */
const every = Math.min(5, (minutes - warmAfter) / 4)

/** The pages that stand open for a shift, or for weeks. */
const pages = { console: '/console', wall: '/wall' } as const
type Name = keyof typeof pages

interface Sample {
  readonly megabytes: number
  readonly nodes: number
}

/** What screens that stand open keep in memory while the city lives: the live heap after a collection, and the elements. */
export const measureSoak = async (): Promise<Row[]> => {
  const folder = await freshFolder('soak')
  const city = await startCity(folder)
  const browser = await openBrowser()
  try {
    const names = Object.keys(pages) as Name[]
    const open = await Promise.all(names.map((name) => openPage(browser, city.url, name)))
    await sleep(warmAfter * 60_000)
    const warm = await lookAt(open)
    let last = warm
    for (let minute = warmAfter; minute < minutes; minute += every) {
      await sleep(every * 60_000)
      last = await lookAt(open)
      const seen = last.map((sample, at) => `${names[at]} ${written(sample)}`)
      console.log(`  after ${Math.round(minute + every)} min: ${seen.join('; ')}`)
    }
    return open.map(({ name, faults }, at) => rowOf(name, warm[at]!, last[at]!, faults))
  } finally {
    await browser.close()
    await city.stop()
    await removeFolder(folder)
  }
}

const written = ({ megabytes, nodes }: Sample): string => `${megabytes.toFixed(1)} MB, ${nodes} nodes`

const rowOf = (name: Name, warm: Sample, last: Sample, faults: readonly string[]): Row => {
  for (const fault of faults) console.log(`  ${name}: ${fault}`)
  const ratio = last.megabytes / warm.megabytes
  return {
    what: `Memory of an open ${name}, the demo city at ${speed}×, ${minutes} min`,
    measured: `${written(last)}, ${faults.length} errors`,
    baseline: `after ${warmAfter.toFixed(0)} min ${written(warm)}`,
    ratio,
    target: 'level, no error',
    met: ratio < 1.15 && faults.length === 0,
  }
}

interface Open {
  readonly name: Name
  readonly look: () => Promise<Sample>
  /** What broke in the page so far. */
  readonly faults: readonly string[]
}

/** Each in a context of its own, as on a machine of its own. */
const openPage = async (browser: Browser, url: string, name: Name): Promise<Open> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(url)
  await page.locator('[data-person="demo-supervisor"]').click()
  await page.waitForURL('**/console')
  await page.goto(url + pages[name])
  return { name, faults, look: await memoryOf(page) }
}

const memoryOf = async (page: Page): Promise<() => Promise<Sample>> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  return async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
    return { megabytes: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes') }
  }
}

const lookAt = (open: readonly Open[]): Promise<Sample[]> => Promise.all(open.map(({ look }) => look()))

const startCity = async (folder: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const [httpPort, dc09Port] = [await freePort(), await freePort()]
  const ports = ['--port', String(httpPort), '--dc09-port', String(dc09Port)]
  const child = spawn(process.execPath, ['city/src/main.ts', '--speed', String(speed), ...ports], {
    cwd: root,
    env: { ...process.env, YORDAM_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const living = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('Ctrl+C ends the demo')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the city ended (${code})`)))
  })
  await living
  return {
    url: `http://localhost:${httpPort}`,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    },
  }
}
