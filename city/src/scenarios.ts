import type { Story } from './model/stories.ts'
import { at, type CityTime } from './model/week.ts'

/** A stretch of the city's life to show. */
export type Scenario = {
  readonly says: string
  /** When it begins, on the city's clock. */
  readonly from: CityTime
  /** What happens first, a few seconds after the beginning: something that a visitor should see. */
  readonly first: Story
  /** Seconds from one mishap to the next, from and to. */
  readonly mishapEvery: readonly [least: number, most: number]
  /** Many at once: a thunderstorm that wanders over the districts. */
  readonly storm?: {
    /** Seconds from one strike to the next. */
    readonly strikeEvery: readonly [least: number, most: number]
    /** How many premises of the district feel it. */
    readonly premises: readonly [least: number, most: number]
  }
}

export const scenarios = {
  evening: {
    says: 'Friday evening: shops are open, banks are shut, families come home.',
    from: at('friday', '18:25'),
    first: 'panic-button',
    mishapEvery: [15, 29],
  },
  quiet: {
    says: 'The small hours of a Tuesday: little happens, and it is rarely nothing.',
    from: at('tuesday', '02:40'),
    first: 'break-in',
    mishapEvery: [45, 100],
  },
  storm: {
    says: 'A thunderstorm on a Sunday night: the mains fail street by street, and everything reports at once.',
    from: at('sunday', '22:10'),
    first: 'fire',
    mishapEvery: [12, 24],
    storm: { strikeEvery: [50, 110], premises: [8, 16] },
  },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios
export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)
