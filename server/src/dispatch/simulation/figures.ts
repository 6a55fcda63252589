import type { Outcome, Response } from './simulate.ts'

/** What is said of a policy. Times in seconds; shares from 0 to 1; null where there was nothing to measure. */
export interface Figures {
  readonly calls: number
  readonly mean: number | null
  readonly p50: number | null
  readonly p90: number | null
  /** Of the most urgent (priority 1). */
  readonly urgentP90: number | null
  readonly withinTarget: number | null
  /** The share of calls for which nobody was free, and how long they waited on average until somebody was. */
  readonly delayed: number | null
  readonly wait: number | null
  readonly workload: { readonly least: number; readonly mean: number; readonly most: number }
  readonly moves: number
  /** How many calls were answered within each minute: at 0 those of less than one. The last holds all that took longer. */
  readonly byMinute: readonly number[]
}

/** The minutes that are told apart. */
const minutes = 16

export const figuresOf = ({ responses, workload, moves }: Outcome, target: number): Figures => {
  const times = responses.map(({ seconds }) => seconds).sort((a, b) => a - b)
  const urgent = responses.filter(({ call }) => call.source.priority === 1)
  const delayed = responses.filter((one) => one.delayed)
  const loads = [...workload.values()]
  const byMinute = Array<number>(minutes).fill(0)
  for (const seconds of times) byMinute[Math.min(minutes - 1, Math.floor(seconds / 60))]! += 1
  return {
    calls: responses.length,
    mean: meanOf(times),
    p50: quantile(times, 0.5),
    p90: quantile(times, 0.9),
    urgentP90: quantile(secondsOf(urgent), 0.9),
    withinTarget: meanOf(times.map((seconds) => Number(seconds <= target))),
    delayed: meanOf(responses.map((one) => Number(one.delayed))),
    wait: meanOf(delayed.map(({ waited }) => waited)),
    workload: { least: Math.min(...loads), mean: meanOf(loads) ?? 0, most: Math.max(...loads) },
    moves,
    byMinute,
  }
}

const secondsOf = (responses: readonly Response[]): number[] =>
  responses.map(({ seconds }) => seconds).sort((a, b) => a - b)

/** The smallest of the values that so large a share of them does not exceed (nearest rank). */
export const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null

const meanOf = (values: readonly number[]): number | null =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
