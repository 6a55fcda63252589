import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Bounds } from './ground.ts'
import { parsePlan } from './parse.ts'
import { BadPlan, readPlan } from './plan.ts'

/** What the thread is given: what somebody sent, and where plans are kept. */
export interface SentPlan {
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

/** What was kept, or why nothing was. */
export type TakenPlan =
  | { readonly kept: KeptPlan }
  | { readonly bad: { readonly message: string; readonly feature: number | undefined } }

/** High enough for a street network to shrink to a sixth, and still a second for twenty megabytes. */
const brotliQuality = 9

export default ({ bytes, dir }: SentPlan): TakenPlan => {
  try {
    return { kept: keep(bytes, dir) }
  } catch (error) {
    if (!(error instanceof BadPlan)) throw error
    return { bad: { message: error.message, feature: error.feature } }
  }
}

const keep = (bytes: Uint8Array, dir: string): KeptPlan => {
  const { plan, bounds } = readPlan(parsePlan(bytes))
  const content = Buffer.from(JSON.stringify(plan))
  const hash = createHash('sha256').update(content).digest('hex')
  mkdirSync(dir, { recursive: true })
  write(dir, `${hash}.geojson`, content)
  write(dir, `${hash}.geojson.gz`, gzipSync(content))
  write(
    dir,
    `${hash}.geojson.br`,
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  )
  return {
    hash,
    features: plan.features.length,
    bytes: content.length,
    bounds,
    attribution: plan.properties?.attribution ?? null,
  }
}

/** Written aside, and under its name only when it is whole and on the disk. */
const write = (dir: string, name: string, content: Uint8Array): void => {
  const aside = join(dir, `${name}.new`)
  writeFileSync(aside, content)
  const file = openSync(aside, 'r')
  fsyncSync(file)
  closeSync(file)
  renameSync(aside, join(dir, name))
}
