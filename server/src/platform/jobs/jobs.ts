import type { JsonObject, RecordedEvent, Statement } from '@yordam/journal'
import { Logger, makeWorkerUtils, type Runner, run, type TaskList } from 'graphile-worker'
import pg from 'pg'

/** Something to be done outside the house because of what has happened in it: at least once, and late rather than never. */
export interface Job {
  readonly task: string
  /** References only: what a job says stands in the database in clear. */
  readonly payload: JsonObject
}

/** What an event asks for outside; nothing for most. */
export type Effects = (event: RecordedEvent) => readonly Job[]

/** Jobs that go on at the same time; each waits for somebody outside and does little itself. */
const atOnce = 4
/** Tries of one job, the last about a quarter of an hour after the first. */
const tries = 8
/** When the worker has stopped, because the database has: it is tried again after so long. */
const startAgainAfter = 2_000

const schema = 'jobs'
const addAll = `select ${schema}.add_job(job.task, payload => job.payload, max_attempts => ${tries})
  from json_to_recordset($1::json) as job (task text, payload json)`

/**
 * The one way to side effects: jobs in the database (graphile-worker). They are written in the transaction that stores the
 * events, so that no event is without its effects and no effect without its event; they are carried out by a worker with a
 * small pool of its own, after the commit, so that nobody's acknowledgement waits behind one.
 */
export class Jobs {
  readonly #pool: pg.Pool
  readonly #effects: Effects
  readonly #logger: Logger
  readonly #log: (line: string) => void
  #runner: Runner | undefined
  #closed = false
  #again: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()

  constructor(connection: string, effects: Effects, log: (line: string) => void) {
    // One connection listens, one fetches and reports, two are for what tasks ask.
    this.#pool = new pg.Pool({ connectionString: connection, max: 4, application_name: 'yordam jobs' })
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
    this.#effects = effects
    this.#log = log
    this.#logger = new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log(`jobs: ${message}`)
    })
  }

  /** Makes the tables. Whatever a worker had in hand when its process ended is free again: there is one worker at a time. */
  async prepare(): Promise<void> {
    const worker = await makeWorkerUtils({ pgPool: this.#pool, schema, logger: this.#logger })
    await worker.migrate()
    const { rows } = await this.#pool.query(`select distinct locked_by from ${schema}.jobs where locked_by is not null`)
    if (rows.length > 0) await worker.forceUnlockWorkers(rows.map(({ locked_by }) => locked_by))
    await worker.release()
  }

  /** Hand this to the journal: what it returns is carried out in the transaction that stores the events. */
  readonly project = (batch: readonly RecordedEvent[]): readonly Statement[] => {
    const jobs = batch.flatMap((event) => this.#effects(event))
    return jobs.length === 0 ? [] : [{ text: addAll, values: [JSON.stringify(jobs)] }]
  }

  start(tasks: TaskList): void {
    this.#working = this.#work(tasks).catch((error: Error) => this.#log(`jobs: ${error.message}`))
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#again)
    await this.#runner?.stop().catch(() => undefined)
    await this.#working
    await this.#pool.end()
  }

  /** Until it is stopped, or the database is gone; then it is started again. */
  async #work(tasks: TaskList): Promise<void> {
    try {
      this.#runner = await run({
        pgPool: this.#pool,
        schema,
        taskList: tasks,
        parsedCronItems: [],
        concurrency: atOnce,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: 1_000,
        logger: this.#logger,
      })
      if (this.#closed) await this.#runner.stop()
      await this.#runner.promise
    } finally {
      if (!this.#closed) this.#again = setTimeout(() => this.start(tasks), startAgainAfter)
    }
  }
}
