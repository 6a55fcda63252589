import { type FSWatcher, watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { AtlasError, type Manifest, readManifest } from '@yordam/atlas'
import type { Position } from '../platform/words.ts'
import { Answerer } from '../platform/workshop/answerer.ts'
import type { Where } from './closure.ts'
import {
  type Answer,
  type ClosedRoads,
  type Conditions,
  type Followed,
  type Hindered,
  type Name,
  type Opened,
  packed,
  type Question,
  type Questions,
  type Way,
  type Whereabout,
} from './question.ts'

/** Whoever chooses a team does not wait longer for road times, ms: then distances are straight lines. */
const patience = 2_000
/** An atlas is put in place by some steps; after the last of them it is looked at, ms. */
const settled = 300

interface Atlas {
  readonly manifest: Manifest
  readonly answerer: Answerer<Question, Answer>
}

/**
 * The times by road, from an atlas in a thread of its own. Without an atlas, off its edge, or when the thread fails, there is no
 * answer, and everything goes on in straight lines. A new atlas in the folder is taken over as soon as it is loaded. The thread
 * answers one question after the other, so what it was told before a question is in force for it.
 */
export class RoadTimes {
  readonly #folder: string
  readonly #log: (line: string) => void
  /** How many times as fast as roads allow everybody drives: in a demonstration whose clock runs so, else 1. */
  readonly pace: number
  #atlas: Atlas | undefined
  #conditions: Conditions = { conditions: [], closures: [], hour: 0 }
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined
  #loading: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(folder: string, log: (line: string) => void, pace = 1) {
    this.#folder = folder
    this.#log = log
    this.pace = pace
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    this.#watcher = watch(this.#folder, () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#take(), settled)
    })
    // A folder that is taken away is no reason to end.
    this.#watcher.on('error', () => undefined)
    this.#take()
    await this.#loading
  }

  /** What the atlas is made of; undefined where there is none. */
  get manifest(): Manifest | undefined {
    return this.#atlas?.manifest
  }

  /** Seconds by road to a place, for each; Infinity where no road leads. Undefined where that cannot be told. */
  async to(place: Position, from: readonly Whereabout[]): Promise<Float64Array | undefined> {
    if (from.length === 0) return undefined
    const seconds = (await this.#ask('times', { to: place, from: packed(from) })) ?? undefined
    return this.pace === 1 ? seconds : seconds?.map((one) => one / this.pace)
  }

  /** By which roads the fastest way leads; undefined where none does, or that cannot be told. */
  async way({ position, heading }: Whereabout, to: Position): Promise<Way | undefined> {
    const way = (await this.#ask('way', { from: { position, heading }, to })) ?? undefined
    return way && { ...way, seconds: Math.round(way.seconds / this.pace) }
  }

  /** The line along the roads through some points; undefined where that cannot be told. */
  along(through: readonly Position[]): Promise<Followed | undefined> {
    return this.#ask('line', through)
  }

  /** What of the roads is closed when this is; undefined where that cannot be told. */
  closed(where: Where, oneWay: boolean): Promise<ClosedRoads | undefined> {
    return this.#ask('closed', { where, oneWay })
  }

  /** What closures that hold now do to those who are wanted at a place; undefined where that cannot be told. */
  async hindered(to: Position, from: readonly Whereabout[]): Promise<Hindered | undefined> {
    const hindered = (await this.#ask('hindered', { to, from: packed(from) })) ?? undefined
    if (!hindered || this.pace === 1) return hindered
    const { here, ways } = hindered
    const paced = ways.map((way) => ({
      ...way,
      seconds: way.seconds / this.pace,
      usually: way.usually / this.pace,
    }))
    return { here, ways: paced }
  }

  /** How the roads are from now on: every question that is asked after this is answered by it, of a new atlas too. */
  setConditions(conditions: Conditions): void {
    this.#conditions = conditions
    void this.#ask('conditions', conditions)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#watcher?.close()
    await this.#loading
    await this.#atlas?.answerer.close()
  }

  async #ask<Ask extends Name>(
    ask: Ask,
    asked: Questions[Ask]['asked'],
    of: Answerer<Question, Answer> | undefined = this.#atlas?.answerer,
  ): Promise<Questions[Ask]['answer'] | undefined> {
    return (await of?.ask({ ask, asked } as Question, patience)) as Questions[Ask]['answer'] | undefined
  }

  /** One after the other: what was put in place last is what stays. */
  #take(): void {
    this.#loading = this.#loading.then(async () => {
      try {
        if (!this.#isClosed) await this.#load()
      } catch (error) {
        if (!(error instanceof AtlasError)) throw error
        this.#log(`roads: ${error.message} Distances are straight lines.`)
      }
    })
  }

  async #load(): Promise<void> {
    const manifest = await readManifest(this.#folder).catch(() => undefined)
    if (!manifest || manifest.version === this.#atlas?.manifest.version) return
    const thread = new Worker(new URL('./atlas-thread.ts', import.meta.url), { workerData: { folder: this.#folder } })
    thread.unref()
    const opened = await new Promise<Opened>((resolve) => {
      thread.once('message', resolve)
      thread.once('error', (error) => resolve({ opened: false, why: error.message }))
    })
    if (!opened.opened) {
      void thread.terminate()
      throw new AtlasError(opened.why)
    }
    const before = this.#atlas
    const answerer = new Answerer<Question, Answer>(thread)
    void this.#ask('conditions', this.#conditions, answerer)
    this.#atlas = { manifest, answerer }
    this.#watch(this.#atlas, thread)
    void before?.answerer.close()
    this.#log(`roads: ${manifest.roads.kilometres} km of ${manifest.source.name}, built ${manifest.builtAt}`)
  }

  /** One that fails is loaded again. */
  #watch(atlas: Atlas, thread: Worker): void {
    thread.on('error', (error) =>
      this.#log(`roads: ${error.message}. Distances are straight lines until it is loaded again.`),
    )
    thread.on('exit', () => {
      if (this.#atlas !== atlas || this.#isClosed) return
      this.#atlas = undefined
      this.#take()
    })
  }
}
