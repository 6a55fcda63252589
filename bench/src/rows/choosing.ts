import { existsSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildAtlas, type Position } from '@yordam/atlas'
import { type DutyCentre, freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration, median } from '../figures.ts'
import { Latencies } from '../latencies.ts'
import { startPeer } from '../peer.ts'
import type { Loaded, Panels } from '../peers/panels.ts'
import { ask, letDispatchersIn, registerAccounts } from '../register.ts'
import type { Row } from '../table.ts'
import { placesOn } from './atlas.ts'

const porto = join(import.meta.dirname, '../../../../shared/data/osm/porto.osm.pbf')

const units = 1_000
const incidents = 50
/** Panels that report at an even pace: about 400 frames a second. */
const accounts = Array.from({ length: 20 }, (_, index) => ({
  account: `B${index.toString(16).padStart(4, '0')}`.toUpperCase(),
}))
const pace = { warmUpMs: 1_000, measureMs: 8_000, restMs: 50, frames: 20 * 400 }
/** With and without, in turn: what else the machine does, it does to both. */
const rounds = 3
/** A duty centre with 200 consoles, each with an incident in hand, asks so often; ms between two questions. */
const between = 50

/**
 * Who should go, for a plan of two capabilities, among a thousand units on real roads; and what panels notice of it while it is
 * asked twenty times a second. The whole way is measured, from the request to the last byte of the answer.
 */
export const measureChoosing = async (): Promise<Row[]> => {
  if (!existsSync(porto)) {
    console.log(`  skipped: there is no ${porto}`)
    return []
  }
  const folder = await freshFolder('choosing')
  const centre = await startDutyCentre(folder)
  const panels = startPeer<Panels>('panels')
  try {
    await registerAccounts(centre, accounts)
    const desk = await dispatcherOf(centre)
    const atlas = join(folder, 'atlas')
    await buildAtlas(porto, atlas, { country: 'pt' })
    while (JSON.parse(await desk('GET', '/api/roads')).roads === null) await sleep(100)
    const places = await placesOn(atlas, units + incidents)
    await registerUnits(desk, places.slice(0, units))
    const asked = await openIncidents(desk, places.slice(units))
    let area = 0
    const load = () =>
      panels.ask('load', { ...pace, port: centre.dc09Port, accounts, area: ++area, replyToken: '"ACK"' })
    await askWhile(desk, asked, load())
    const quiet: Loaded[] = []
    const busy: Loaded[] = []
    const latencies = new Latencies()
    for (let round = 0; round < rounds; round++) {
      quiet.push(await load())
      busy.push(await askWhile(desk, asked, load(), latencies))
    }
    return rowsOf(latencies, quiet, busy)
  } finally {
    panels.end()
    await centre.stop()
    await removeFolder(folder)
  }
}

type Desk = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => Promise<string>

const dispatcherOf = async (centre: DutyCentre): Promise<Desk> => {
  const [token] = await letDispatchersIn(centre, 1)
  const agent = new Agent({ keepAlive: true })
  return (method, path, body) => ask(agent, centre.httpPort, method, path, token!, body && JSON.stringify(body))
}

/** Every third can bring weapons. */
const registerUnits = async (desk: Desk, places: readonly Position[]): Promise<void> => {
  for (const [index, position] of places.entries()) {
    const id = `U-${index + 1}`
    const capabilities = index % 3 === 0 ? ['patrol', 'armed'] : ['patrol']
    await desk('PUT', `/api/units/${id}`, { id, capabilities, position })
    await desk('POST', `/api/units/${id}/position`, { position, heading: (index * 47) % 360 })
  }
}

const openIncidents = async (desk: Desk, places: readonly Position[]): Promise<string[]> => {
  const opened: string[] = []
  for (const position of places) {
    const form = { type: 'hold-up', priority: 1, place: { position, address: 'Rua' } }
    opened.push(JSON.parse(await desk('POST', '/api/incidents', form)).id)
  }
  return opened
}

/** Asks for one incident after the other at an even pace, until something is done. */
const askWhile = async <Result>(
  desk: Desk,
  ids: readonly string[],
  work: Promise<Result>,
  latencies = new Latencies(),
): Promise<Result> => {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  for (let next = 0; !isDone; next++) {
    const begun = performance.now()
    await desk('GET', `/api/incidents/${ids[next % ids.length]}/recommendation`)
    const took = performance.now() - begun
    latencies.add(took)
    await sleep(Math.max(0, between - took))
  }
  return done
}

const rowsOf = (latencies: Latencies, quiet: readonly Loaded[], busy: readonly Loaded[]): Row[] => {
  const [p50, p99] = [latencies.percentile(0.5), latencies.percentile(0.99)]
  const middle = (all: readonly Loaded[], of: 'p50' | 'p99') => median(all.map((one) => one[of]))
  const inWords = (all: readonly Loaded[]) => `p50 ${duration(middle(all, 'p50'))}, p99 ${duration(middle(all, 'p99'))}`
  const ratio = median(busy.map(({ p99: one }, index) => one / quiet[index]!.p99))
  return [
    {
      what: `Who should go, of ${units} units on real roads, for a plan of two capabilities: from the request to the answer`,
      measured: `p50 ${duration(p50)}, p99 ${duration(p99)}`,
      target: 'p99 ≤ 30 ms',
      met: p99 <= 30,
    },
    {
      what: '… panels’ acknowledgements (400/s) while it is asked 20 times a second',
      measured: inWords(busy),
      baseline: `while it is not asked: ${inWords(quiet)}`,
      ratio,
      target: 'the same p99',
      met: ratio <= 1.5,
    },
  ]
}
