import type { Course } from './courses/course.ts'
import { football } from './courses/football.ts'
import { powerCut } from './courses/power-cut.ts'
import { storm } from './courses/storm.ts'
import type { Story } from './model/stories.ts'
import { at, type CityTime } from './model/week.ts'

/** A stretch of the city's life to show. */
export type Scenario = {
  readonly says: string
  /** When it begins, on the city's clock. */
  readonly from: CityTime
  /** What happens first, a few seconds after the beginning: something that a visitor should see. */
  readonly first: Story
  /** What it brings beside the everyday. */
  readonly course?: Course
}

export const scenarios = {
  evening: {
    says: 'Friday evening: shops are open, banks are shut, families come home.',
    from: at('friday', '18:25'),
    first: 'panic-button',
  },
  quiet: {
    says: 'The small hours of a Tuesday: little happens, and it is rarely nothing.',
    from: at('tuesday', '02:40'),
    first: 'break-in',
  },
  storm: {
    says: 'A thunderstorm wanders over the districts on a Sunday night: the mains fail street by street.',
    from: at('sunday', '22:10'),
    first: 'fire',
    course: storm,
  },
  'power-cut': {
    says: 'A district loses its mains: panels live on batteries, the old ones die, and then the current returns.',
    from: at('wednesday', '19:35'),
    first: 'panic-button',
    course: powerCut,
  },
  football: {
    says: 'An evening at the stadium: the crowd comes, the match, and the way home.',
    from: at('saturday', '17:40'),
    first: 'panic-button',
    course: football,
  },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios
export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)
