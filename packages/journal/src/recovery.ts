import { setTimeout as delay } from 'node:timers/promises'
import type { Batch } from './batch.ts'
import type { Connection } from './connection.ts'
import { JournalClosed, JournalFenced, JournalRewound } from './errors.ts'
import { type Failure, failureOf, isTerminal, reasonOf } from './failure.ts'
import { resumeOffice, type Session } from './session.ts'
import type { Vault } from './vault/vault.ts'

/** What is known when a batch has failed, or the connection broke without one. */
export type Accident = {
  readonly session: Session
  readonly failure: Failure
  readonly error: unknown
  readonly batch: Batch | undefined
  /** The last position that was acknowledged. */
  readonly committedSeq: number
  readonly signal: AbortSignal
  /** Called for each attempt that failed. */
  readonly stillDown: (cause: unknown) => void
}

/** What the database says after it. */
export type Truth = {
  readonly session: Session
  readonly lastSeq: number
  /** The batch happened after all. */
  readonly stored: boolean
  /** Streams that the batch took for new, with the versions at which they are. */
  readonly taken: ReadonlyMap<string, number>
}

const BACK_OFF_MS = [0, 50, 100, 200, 500, 1_000, 2_000] as const

/** Finds a working session and the truth about the last batch, however long it takes. */
export class Recovery {
  readonly #connection: Connection
  readonly #vault: Vault | undefined

  constructor(connection: Connection, vault: Vault | undefined) {
    this.#connection = connection
    this.#vault = vault
  }

  /** @throws {JournalFenced | JournalRewound | JournalClosed} when there is no way back. */
  async run(accident: Accident): Promise<Truth> {
    let { session } = accident
    if (accident.failure === 'fenced') throw new JournalFenced(reasonOf(accident.error))
    let broken = accident.failure === 'unknown'
    for (let attempt = 0; ; attempt++) {
      await delay(BACK_OFF_MS[Math.min(attempt, BACK_OFF_MS.length - 1)], undefined, { signal: accident.signal }).catch(
        () => {
          throw new JournalClosed('The journal was closed before the database came back')
        },
      )
      try {
        if (broken) session = await this.#renew(session)
        broken = false
        if (accident.failure === 'exhausted') await session.probe()
        await this.#vault?.settled()
        return await truth(session, accident)
      } catch (cause) {
        if (isTerminal(cause)) throw cause
        broken ||= failureOf(cause) === 'unknown'
        accident.stillDown(cause)
      }
    }
  }

  async #renew(former: Session): Promise<Session> {
    former.drop()
    return await resumeOffice(this.#connection, former.office)
  }
}

const truth = async (session: Session, { failure, batch, committedSeq }: Accident): Promise<Truth> => {
  const lastSeq = await session.lastSeq()
  if (lastSeq < committedSeq) {
    throw new JournalRewound(`The database ends at event ${lastSeq}, but ${committedSeq} had been acknowledged`)
  }
  const stored = batch !== undefined && failure === 'unknown' && (await isStored(session, batch, lastSeq))
  const taken = failure === 'refused' && batch ? await session.versions(batch.newStreams()) : new Map<string, number>()
  return { session, lastSeq, stored, taken }
}

/** Nobody else writes, so the table's end tells whether the batch is in it; one without events is known by its commands. */
const isStored = async (session: Session, batch: Batch, lastSeq: number): Promise<boolean> => {
  const last = batch.events.at(-1)
  if (last) return lastSeq >= last.seq
  const key = batch.entries.find((entry) => entry.command)?.command?.key
  return key !== undefined && (await session.hasCommand(key))
}
