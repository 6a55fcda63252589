import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresError, type PostgresFailure } from './errors.ts'
import { guard } from './guard.ts'
import { serve } from './serve.ts'
import { openAndServe, type StartOptions } from './start.ts'

/** What becomes of a supervised server. After `down` follow any number of `retry`, then `up` or `given-up`. */
export type SupervisionNews =
  | { readonly kind: 'down'; readonly reason: string }
  /** Starting failed; the next attempt follows in `pauseMs`. */
  | { readonly kind: 'retry'; readonly error: Error; readonly pauseMs: number }
  /** Connections are accepted again, at the same address, after `downMs`. */
  | { readonly kind: 'up'; readonly pid: number; readonly downMs: number }
  /** Another attempt would change nothing, as when the folder was changed under it. */
  | { readonly kind: 'given-up'; readonly error: Error }

export interface SuperviseOptions extends StartOptions {
  readonly onNews?: (news: SupervisionNews) => void
}

export interface SupervisedPostgres {
  /** Connection string for `pg`, as superuser-owner of the database. It stays the same for life. */
  readonly url: string
  /** Changes when the server had to be started again. */
  readonly pid: number
  /** True when the first server was one left over by a killed process. */
  readonly adopted: boolean
  /** Fast shutdown, also in the middle of a restart. */
  stop(): Promise<void>
}

/** Failures that time does not heal. */
const final: ReadonlySet<PostgresFailure> = new Set(['not-ours', 'other-version', 'no-binaries', 'no-account'])

/** A server that lived this long was sound: when it ends, the pauses begin anew. In ms. */
const soundMs = 60_000

const longestPauseMs = 10_000

/** The first restart comes at once, the next ones ever later: 0, 100, 200, 400 ms … 10 s. */
export const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(longestPauseMs, 50 * 2 ** failures)

/**
 * As `startPostgres`, and starts the server again whenever it ends without our asking.
 * @throws PostgresError when the first start fails
 */
export async function supervisePostgres(options: SuperviseOptions): Promise<SupervisedPostgres> {
  const { cluster, held, url, unlock } = await openAndServe(options)
  const { onNews: tell = () => {} } = options
  const stopping = new AbortController()
  let current = held
  let downSince: number | undefined

  const down = (reason: string) => {
    if (downSince !== undefined) return
    downSince = Date.now()
    tell({ kind: 'down', reason })
  }
  const up = () => {
    tell({ kind: 'up', pid: current.server.pid, downMs: Date.now() - (downSince ?? Date.now()) })
    downSince = undefined
  }

  /** From the start of a server until it ends or is stopped. */
  const life = () =>
    new Promise<void>((over, fail) => {
      const stop = guard(current, cluster, (news) => {
        if (news.kind === 'resumed') up()
        else down(news.kind === 'ended' ? news.reason : 'a session crashed, and PostgreSQL ended all of them')
        if (news.kind !== 'ended') return
        stopping.signal.removeEventListener('abort', end)
        over()
      })
      const end = () => stop().then(over, fail)
      if (stopping.signal.aborted) end()
      else stopping.signal.addEventListener('abort', end, { once: true })
    })

  /** Tries until a server runs. False when there is no use, or when we are told to stop meanwhile. */
  const restart = async (failures: number): Promise<boolean> => {
    const pauseMs = pauseAfter(failures)
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    if (stopping.signal.aborted) return false
    try {
      current = await serve(cluster)
      return true
    } catch (cause) {
      const error = cause as Error
      if (error instanceof PostgresError && final.has(error.code)) {
        tell({ kind: 'given-up', error })
        return false
      }
      tell({ kind: 'retry', error, pauseMs: pauseAfter(failures + 1) })
      return restart(failures + 1)
    }
  }

  const supervise = async () => {
    let failures = 0
    for (;;) {
      const born = Date.now()
      await life()
      if (stopping.signal.aborted) return
      failures = Date.now() - born < soundMs ? failures : 0
      if (!(await restart(failures++))) return
      up()
    }
  }
  const over = supervise().finally(unlock)
  over.catch(() => {}) // `stop` answers with it
  return {
    url,
    get pid() {
      return current.server.pid
    },
    adopted: held.server.adopted,
    stop() {
      stopping.abort()
      return over
    },
  }
}
