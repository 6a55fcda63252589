import { area, curveStepAfter, line } from 'd3-shape'
import type { QueueFigures } from '../api/words.ts'
import type { Scales } from '../ui/chart/scales.ts'

export type Bucket = QueueFigures['buckets'][number]

/** The buckets that begin an hour, for the marks below. */
export const hoursOf = (buckets: readonly Bucket[]): readonly { readonly index: number; readonly at: number }[] =>
  buckets.flatMap(({ from }, index) => {
    const at = Date.parse(from)
    return at % 3_600_000 === 0 ? [{ index, at }] : []
  })

export const mostOf = (buckets: readonly Bucket[], ...of: readonly (keyof Omit<Bucket, 'from'>)[]): number =>
  Math.max(0, ...buckets.flatMap((bucket) => of.map((name) => bucket[name])))

/** A line in steps, each as wide as its bucket; what is over is drawn to its end. */
export const stepsOf = (
  values: readonly number[],
  { x, y }: Scales,
): { readonly line: string; readonly area: string } => {
  const points = [...values, values.at(-1) ?? 0]
  return {
    line:
      line<number>()
        .x((_, index) => x(index))
        .y(y)
        .curve(curveStepAfter)(points) ?? '',
    area:
      area<number>()
        .x((_, index) => x(index))
        .y0(y(0))
        .y1(y)
        .curve(curveStepAfter)(points) ?? '',
  }
}

/** The buckets by the hour, for who reads instead of looking. What waits is what waited at the end of the hour. */
export const byHour = (buckets: readonly Bucket[]): readonly Bucket[] => {
  const hours = Map.groupBy(buckets, ({ from }) => Math.floor(Date.parse(from) / 3_600_000))
  const sum = (of: readonly Bucket[], name: 'opened' | 'inHand' | 'late') =>
    of.reduce((total, bucket) => total + bucket[name], 0)
  return Array.from(hours.values(), (of) => ({
    from: of[0]?.from ?? '',
    opened: sum(of, 'opened'),
    inHand: sum(of, 'inHand'),
    late: sum(of, 'late'),
    waitingAtEnd: of.at(-1)?.waitingAtEnd ?? 0,
  }))
}
