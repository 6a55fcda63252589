import { parentPort, workerData } from 'node:worker_threads'
import type { CountryCode } from '../roads/countries.ts'
import { cellsMeasured } from './measure.ts'

/** What one thread measures: every so many-th cell, for all vehicles. */
export interface Share {
  readonly roads: SharedArrayBuffer
  readonly crossings: SharedArrayBuffer
  readonly country: CountryCode
  readonly first: number
  readonly step: number
}

/** What a thread runs that measures its share of an atlas that is being built: it says how far it has come. */

for (const cells of cellsMeasured(workerData as Share)) parentPort!.postMessage(cells)
