import pg from 'pg'
import { JournalClosed, JournalFenced, JournalRewound } from './errors.ts'
import { FENCED } from './schema.ts'

/**
 * What a failed batch means.
 * - `refused`: it certainly did not happen; the next one may well.
 * - `exhausted`: it certainly did not happen, and the next one will not either until the database has room again.
 * - `unknown`: the connection broke; only the table knows whether it happened.
 * - `fenced`: another process is the writer now.
 */
export type Failure = 'refused' | 'exhausted' | 'unknown' | 'fenced'

/** SQLSTATE classes after which the database needs time: insufficient resources (disk full), system error, read-only. */
const EXHAUSTED = /^(53|58|25006)/

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof pg.DatabaseError)) return 'unknown'
  if (error.code === FENCED) return 'fenced'
  // After FATAL and PANIC the session is gone, and the commit may have been under way.
  if (error.severity !== 'ERROR') return 'unknown'
  return EXHAUSTED.test(error.code ?? '') ? 'exhausted' : 'refused'
}

/** A question that could not be put, in contrast to one that was answered with an error. */
export const isConnectionFailure = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || /^(08|53|57P|58)/.test(error.code ?? '')

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Errors after which this journal never writes again. */
export const isTerminal = (error: unknown): error is JournalClosed | JournalFenced | JournalRewound =>
  error instanceof JournalClosed || error instanceof JournalFenced || error instanceof JournalRewound
