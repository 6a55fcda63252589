import { percent, time } from '../dispatch/simulation/table.ts'
import type { OwnArea } from '../own-area.ts'

/** On what it is played, a line for each thing that a planner has to know before they believe the table. */
export const inWords = (area: OwnArea, plans: string | undefined): string[] => {
  const { scenario, stations, calls, days, work, method, homeless, unanswerable } = area
  const many = `${counted(scenario.teams.length, 'unit')} at ${counted(stations, 'station')}, ${counted(calls, 'call')}`
  return [
    `${many} of the last ${days === 1 ? 'day' : `${days} days`}, ${plans ? `the plans of ${plans}` : 'the usual plans'}, ${ways[method]}.`,
    work.times === 0
      ? `A unit is assumed to work on a scene for ${time(work.seconds)} on average: too few past times are known.`
      : `A unit works on a scene for ${time(work.seconds)} on average, as it did ${work.times} times.`,
    'All units are on duty at all hours, and set out at once.',
    scenario.byHour
      ? `Calls by the hour of the day, from midnight: ${barsOf(scenario.byHour)}`
      : 'As many calls come at all hours: less than a week of them is known.',
    ...(homeless.length === 0 ? [] : [`Left out, being at no station that is registered: ${homeless.join(', ')}.`]),
    ...(unanswerable.types.length === 0
      ? []
      : [
          `Left out, ${percent(unanswerable.share)} of the calls: no unit can do what the plans ask for (${unanswerable.types.join(', ')}).`,
        ]),
  ]
}

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`

const ways: Record<OwnArea['method'], string> = {
  road: 'by road',
  mixed: 'by road, and over straight lines where no road leads',
  'straight-line': 'over straight lines, with a detour: no atlas knows these roads',
}

/** A bar for each value, as high as it is. */
const barsOf = (values: readonly number[]): string => {
  const highest = Math.max(...values)
  return values.map((value) => bars[Math.ceil((value / highest) * (bars.length - 1))]).join('')
}
const bars = '·▁▂▃▄▅▆▇█'
