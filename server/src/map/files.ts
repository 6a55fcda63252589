import { createReadStream } from 'node:fs'
import { access, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type HeavyWork, WorkNotDone, type Workshop } from '../platform/workshop/workshop.ts'
import { BadPlan } from './plan.ts'
import type { KeptPlan, SentPlan, TakenPlan } from './plan-thread.ts'

/** How a plan may be sent, best first, and the file that holds it so. */
const encodings = { br: '.br', gzip: '.gz', identity: '' } as const
export type Encoding = keyof typeof encodings

/** The largest takes three seconds on a slow machine that has nothing else to do. */
const reading: HeavyWork<SentPlan, TakenPlan> = { file: new URL('./plan-thread.ts', import.meta.url), within: 20_000 }

/** The files of ground plans, by the hash of what is in them. */
export class PlanFiles {
  readonly #dir: string
  readonly #workshop: Workshop

  constructor(dir: string, workshop: Workshop) {
    this.#dir = dir
    this.#workshop = workshop
  }

  /**
   * Checks a plan and keeps it. Reading megabytes takes a second or two: no panel waits for it.
   *
   * @throws {BadPlan}
   */
  async keep(bytes: Uint8Array): Promise<KeptPlan> {
    const taken = await this.#workshop.do(reading, { bytes, dir: this.#dir }).catch((error: unknown) => {
      if (error instanceof WorkNotDone && error.why !== 'busy')
        throw new BadPlan('Reading this takes more time or memory than any ground plan needs.')
      throw error
    })
    if ('bad' in taken) throw new BadPlan(taken.bad.message, taken.bad.feature)
    return taken.kept
  }

  async has(hash: string): Promise<boolean> {
    return access(this.#path(hash, 'identity')).then(
      () => true,
      () => false,
    )
  }

  read(hash: string, encoding: Encoding): Readable {
    return createReadStream(this.#path(hash, encoding))
  }

  /** Deletes every plan but this one. Whoever is still being sent another gets it whole: it is open. */
  async keepOnly(hash: string): Promise<void> {
    const names = await readdir(this.#dir)
    await Promise.all(
      names.filter((name) => !name.startsWith(hash)).map((name) => rm(join(this.#dir, name), { force: true })),
    )
  }

  #path(hash: string, encoding: Encoding): string {
    return join(this.#dir, `${hash}.geojson${encodings[encoding]}`)
  }
}

/** The best encoding that a client takes (`Accept-Encoding`; RFC 9110, 12.5.3). */
export const encodingFor = (accepted: string | undefined): Encoding => {
  const taken = (accepted ?? '').split(',').map((part) => part.trim())
  const takes = (name: string) => taken.some((one) => one.split(';')[0] === name && !/;\s*q=0(\.0*)?$/.test(one))
  return (['br', 'gzip'] as const).find(takes) ?? 'identity'
}
