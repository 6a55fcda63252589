import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBrowser } from '../../../test/browser/chromium.ts'
import { freePort, freshFolder, removeFolder, root } from '../duty-centre.ts'
import type { Row } from '../table.ts'

/** City minutes pass ten times as fast: an hour here is ten hours of alarms. */
const speed = 10
const minutes = Number(process.env.BENCH_SOAK_MINUTES ?? 60)
/** Caches are warm and the queue has found its balance. */
const warmAfter = Math.min(10, minutes / 3)

interface Sample {
  readonly megabytes: number
  readonly nodes: number
}

/** What a console that stands open keeps in memory while the city lives: the live heap after a collection, and the elements. */
export const measureSoak = async (): Promise<Row[]> => {
  const folder = await freshFolder('soak')
  const city = await startCity(folder)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(city.url)
    await page.locator('[data-person="demo-operator"]').click()
    await page.waitForURL('**/console')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const look = async (): Promise<Sample> => {
      await devtools.send('HeapProfiler.collectGarbage')
      const { metrics } = await devtools.send('Performance.getMetrics')
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
      return { megabytes: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes') }
    }
    await sleep(warmAfter * 60_000)
    const warm = await look()
    let last = warm
    for (let minute = warmAfter; minute < minutes; minute += 5) {
      await sleep(Math.min(5, minutes - minute) * 60_000)
      last = await look()
      console.log(`  after ${minute + 5} min: ${last.megabytes.toFixed(1)} MB, ${last.nodes} nodes`)
    }
    const ratio = last.megabytes / warm.megabytes
    return [
      {
        what: `Memory of an open console, the demo city at ${speed}×, ${minutes} min`,
        measured: `${last.megabytes.toFixed(1)} MB, ${last.nodes} nodes`,
        baseline: `after ${warmAfter} min ${warm.megabytes.toFixed(1)} MB, ${warm.nodes} nodes`,
        ratio,
        target: 'level',
        met: ratio < 1.15,
      },
    ]
  } finally {
    await browser.close()
    await city.stop()
    await removeFolder(folder)
  }
}

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
