import type { Figures } from './figures.ts'
import type { PolicyName } from './policies.ts'

type Columns = readonly (readonly [PolicyName, Figures])[]

/** Policies beside one another, and under them how their response times are spread. */
export const tableOf = (columns: Columns, target: number): string => {
  const rows: readonly (readonly [string, (figures: Figures) => string])[] = [
    ['calls answered', ({ calls }) => `${calls}`],
    ['response time, mean', ({ mean }) => time(mean)],
    ['response time, p50', ({ p50 }) => time(p50)],
    ['response time, p90', ({ p90 }) => time(p90)],
    ['… of priority 1, p90', ({ urgentP90 }) => time(urgentP90)],
    [`within ${time(target)}`, ({ withinTarget }) => percent(withinTarget)],
    ['nobody free at first', ({ delayed }) => percent(delayed)],
    ['… waited, mean', ({ wait }) => time(wait)],
    ['workload of a unit, mean', ({ workload }) => percent(workload.mean)],
    ['… least to most', ({ workload }) => `${percent(workload.least)} to ${percent(workload.most)}`],
    ['moves to another post', ({ moves }) => `${moves}`],
  ]
  const lines = [
    ['', ...columns.map(([name]) => name)],
    ...rows.map(([name, say]) => [name, ...columns.map(([, of]) => say(of))]),
  ]
  return [...lines.map(aligned), '', ...histogram(columns)].join('\n')
}

const [nameWidth, width] = [28, 22]
const aligned = ([name, ...cells]: readonly string[]): string =>
  [name!.padEnd(nameWidth), ...cells.map((cell) => cell.padStart(width))].join('')

/** A bar for each minute up to the last that has one, as long as its share of all calls. */
const histogram = (columns: Columns): string[] => {
  const shares = columns.map(([, { byMinute, calls }]) => byMinute.map((count) => (calls > 0 ? count / calls : 0)))
  const longest = Math.max(...shares.flat(), Number.MIN_VALUE)
  const last = (shares[0]?.length ?? 0) - 1
  const shown = 1 + Math.max(...shares.map((share) => share.findLastIndex((one) => one > 0)))
  const bars = Array.from({ length: shown }, (_, minute) => {
    const name = minute === last ? `${minute} min and more` : `${minute} to ${minute + 1} min`
    const cells = shares.map((share) => '█'.repeat(Math.round((share[minute]! / longest) * (width - 4))).padEnd(width))
    return `${name.padEnd(nameWidth)}  ${cells.join('')}`.trimEnd()
  })
  return [
    `${'response time'.padEnd(nameWidth)}  ${columns.map(([name]) => name.padEnd(width)).join('')}`.trimEnd(),
    ...bars,
  ]
}

export const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)

/** Minutes and seconds. */
export const time = (seconds: number | null): string => {
  if (seconds === null) return '–'
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`
}
