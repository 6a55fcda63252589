/** One line of the results: what was measured, against what, in the same run. */
export interface Row {
  /** What was measured, on what. */
  readonly what: string
  readonly measured: string
  /** The yardstick, measured in the same run; undefined where a number alone says enough. */
  readonly baseline?: string
  /** Measured through baseline, so that larger is better for rates and smaller is better for durations. */
  readonly ratio?: number
  readonly target: string
  readonly met: boolean
}

const columns: readonly [title: string, of: (row: Row) => string][] = [
  ['what', ({ what }) => what],
  ['measured', ({ measured }) => measured],
  ['baseline, same run', ({ baseline }) => baseline ?? '–'],
  ['ratio', ({ ratio }) => (ratio === undefined ? '–' : ratio.toFixed(2))],
  ['target', ({ target }) => target],
  ['met', ({ met }) => (met ? 'yes' : 'no')],
]

/** The rows as a table of Markdown, which reads as well on a terminal. */
export const tableOf = (rows: readonly Row[]): string => {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, of]) => of(row)))]
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)))
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`)
  return lines.join('\n')
}
