import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { crossingsIn, roomForCrossings } from '../graph/crossings.ts'
import { graphIn } from '../graph/file.ts'
import { nodesOf } from '../graph/graph.ts'
import type { ReadingOptions } from '../osm/read.ts'
import { type CountryCode, countries } from '../roads/countries.ts'
import { type VehicleName, vehicleNames } from '../roads/vehicles.ts'
import { costsOf } from '../search/costs.ts'
import { gatesOf } from '../search/gates.ts'
import { cellMeasure } from '../search/measure.ts'
import type { Share } from './measure-thread.ts'

/** For fewer crossings than this, threads take longer to start than to measure. */
const worthThreads = 20_000

/** What it takes to cross every cell where roads are as usual, in memory that threads share. */
export const measureCrossings = async (
  roads: SharedArrayBuffer,
  country: CountryCode,
  { signal, onProgress, threads }: ReadingOptions & { readonly threads?: number },
): Promise<SharedArrayBuffer> => {
  const graph = graphIn(roads)
  const timesOf = (vehicle: VehicleName) => gatesOf(graph, graph.durations[vehicle]).firstOfTable.at(-1)!
  const crossings = roomForCrossings({ car: timesOf('car'), rightOfWay: timesOf('rightOfWay') })
  const all = vehicleNames.length * (graph.firstOfCell.length - 1)
  let done = 0
  const onMeasured = (cells: number) => {
    done += cells
    onProgress?.(done, all)
  }
  const step = threads ?? (nodesOf(graph) < worthThreads ? 0 : availableParallelism())
  if (step === 0) {
    for (const cells of cellsMeasured({ roads, crossings, country, first: 0, step: 1 })) onMeasured(cells)
    return crossings
  }
  const shares = Array.from({ length: step }, (_, first): Share => ({ roads, crossings, country, first, step }))
  await Promise.all(shares.map((share) => inThread(share, signal, onMeasured)))
  return crossings
}

const inThread = (
  share: Share,
  signal: AbortSignal | undefined,
  onMeasured: (cells: number) => void,
): Promise<void> => {
  // The thread is TypeScript in the repository, and JavaScript when it is published.
  const file = new URL(`./measure-thread${import.meta.url.slice(-3)}`, import.meta.url)
  const thread = new Worker(file, { workerData: share, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const stop = () => {
    void thread.terminate()
    reject(signal?.reason)
  }
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  thread.on('message', onMeasured)
  thread.once('error', reject)
  thread.once('exit', (code) =>
    code === 0 ? resolve() : reject(new Error(`a thread that measured ended with ${code}`)),
  )
  return promise.finally(() => signal?.removeEventListener('abort', stop))
}

/** So many cells are measured until one says so. */
const atOnce = 100

/** Measures a share, and says now and then how many cells it has measured since. */
export function* cellsMeasured({ roads, crossings, country, first, step }: Share): Generator<number> {
  const graph = graphIn(roads)
  let measured = 0
  for (const vehicle of vehicleNames) {
    const costs = costsOf(graph, vehicle, countries[country])
    const gates = gatesOf(graph, costs.usual)
    const { firstOfTable } = gates
    const tables = crossingsIn(crossings)[vehicle]
    const measure = cellMeasure(graph, gates)
    for (let cell = first; cell + 1 < firstOfTable.length; cell += step) {
      measure(cell, costs, tables.subarray(firstOfTable[cell]!, firstOfTable[cell + 1]!))
      if (++measured < atOnce) continue
      yield measured
      measured = 0
    }
  }
  yield measured
}
