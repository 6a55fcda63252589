import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Bounds } from './ground.ts'
import { BadPlan, readPlan } from './plan.ts'

/** What the thread is started with. */
export interface PlanThreadData {
  readonly bytes: Uint8Array
  readonly dir: string
}

/** A plan that was checked and lies on the disk: what the journal records of it. */
export interface KeptPlan {
  readonly hash: string
  readonly features: number
  readonly bytes: number
  readonly bounds: Bounds | null
  readonly attribution: string | null
}

/** What it tells before it ends: what it kept, or why it kept nothing. */
export type FromPlanThread =
  | { readonly kept: KeptPlan }
  | { readonly bad: { readonly message: string; readonly feature: number | undefined } }

/** High enough for a street network to shrink to a sixth, and still a second for twenty megabytes. */
const brotliQuality = 9

const { bytes, dir } = workerData as PlanThreadData
const tell = (message: FromPlanThread): void => parentPort!.postMessage(message)

const parse = (): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new BadPlan(`This is not JSON: ${(error as Error).message}`)
  }
}

/** Written aside, and under its name only when it is whole and on the disk. */
const write = (name: string, content: Uint8Array): void => {
  const aside = join(dir, `${name}.new`)
  writeFileSync(aside, content)
  const file = openSync(aside, 'r')
  fsyncSync(file)
  closeSync(file)
  renameSync(aside, join(dir, name))
}

try {
  const { plan, bounds } = readPlan(parse())
  const content = Buffer.from(JSON.stringify(plan))
  const hash = createHash('sha256').update(content).digest('hex')
  mkdirSync(dir, { recursive: true })
  write(`${hash}.geojson`, content)
  write(`${hash}.geojson.gz`, gzipSync(content))
  write(
    `${hash}.geojson.br`,
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  )
  tell({
    kept: {
      hash,
      features: plan.features.length,
      bytes: content.length,
      bounds,
      attribution: plan.properties?.attribution ?? null,
    },
  })
} catch (error) {
  if (!(error instanceof BadPlan)) throw error
  tell({ bad: { message: error.message, feature: error.feature } })
}
