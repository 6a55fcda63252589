import { openVault } from '@yordam/journal'
import { plansOf } from '../dispatch/plans-file.ts'
import { callsOf } from '../dispatch/simulation/calls.ts'
import { chanceOf } from '../dispatch/simulation/chance.ts'
import { exampleArea } from '../dispatch/simulation/example-area.ts'
import { figuresOf } from '../dispatch/simulation/figures.ts'
import { type PolicyName, policies, policyNames } from '../dispatch/simulation/policies.ts'
import type { Scenario } from '../dispatch/simulation/scenario.ts'
import { simulate as play } from '../dispatch/simulation/simulate.ts'
import { tableOf } from '../dispatch/simulation/table.ts'
import { expectTables, ownArea } from '../own-area.ts'
import { PlainError } from '../platform/plain-error.ts'
import { RoadTimes } from '../roads/road-times.ts'
import { inWords } from './own-area-in-words.ts'
import { showProgress } from './progress.ts'
import { withDatabase } from './reach.ts'

const mostDays = 366

/** An area, and what is said of it above the table. */
interface Area {
  readonly scenario: Scenario
  readonly name: string
  readonly lines: readonly string[]
}

/** Plays an area through under one policy, or under each with the same calls, and prints what came of it. */
export const simulate = async (given: {
  readonly own?: true
  readonly policy?: PolicyName
  readonly seed: string
  readonly days: string
}): Promise<void> => {
  const seed = wholeNumber('seed', given.seed, 0, 2 ** 31 - 1)
  const seconds = wholeNumber('days', given.days, 1, mostDays) * 86_400
  const { scenario, name, lines } = given.own ? await own() : example
  console.log([`${given.days} days of ${name}, seed ${seed}.`, ...lines, ''].join('\n'))
  const calls = callsOf(scenario, seconds, chanceOf(seed))
  const columns = (given.policy ? [given.policy] : policyNames).map((policy) => {
    const outcome = play(scenario, policies[policy](scenario), calls, seconds, showProgress)
    return [policy, figuresOf(outcome, scenario.target)] as const
  })
  console.log(tableOf(columns, scenario.target))
}

const example: Area = {
  scenario: exampleArea,
  name: 'the example area',
  lines: ['Times of straight lines, with a detour.'],
}

/** The area of this duty centre, read beside the server if one runs; the database is let go before it is played. */
const own = (): Promise<Area> =>
  withDatabase(async ({ pool, url, settings, folder }) => {
    await expectTables(pool)
    const plans = await plansOf(settings.plans)
    const roads = new RoadTimes(folder.within('atlas'), (line) => console.error(line))
    const vault = await openVault({ connection: url, masterKeyFile: folder.within('keys', 'master.key') })
    try {
      await roads.open()
      const area = await ownArea({
        pool,
        open: (sealed) => vault.open(sealed),
        roads,
        plans,
        target: settings.targets.onScene,
        timeZone: settings.timeZone,
        onProgress: showProgress,
      })
      return { scenario: area.scenario, name: 'this duty centre', lines: inWords(area, settings.plans) }
    } finally {
      await roads.close()
      await vault.close()
    }
  })

const wholeNumber = (name: string, given: string, least: number, most: number): number => {
  const number = Number(given)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new PlainError(`--${name} is a whole number from ${least} to ${most}, not ${given}.`)
}
