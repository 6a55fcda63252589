import { parseArgs } from 'node:util'
import { operatorNames } from './model/names.ts'
import { isSkill, type SkillName, skills } from './operators/skills.ts'
import { isScenario, type ScenarioName, scenarios } from './scenarios.ts'

/** What the demo was asked for. */
export type Options = {
  readonly scenario: ScenarioName
  readonly speed: number
  readonly seed: number
  /** How many simulated operators sit at the desk, and how good they are. */
  readonly operators: number
  readonly skill: SkillName
  readonly httpPort: number
  readonly dc09Port: number
  /** A server that runs already; without it, the demo starts one of its own. */
  readonly attach?: URL
}

/** What was asked cannot be done; the message says why. */
export class WrongOptions extends Error {
  override readonly name = 'WrongOptions'
}

export const help = `The demo city: 13 districts, 600 premises, 40 teams and some operators around a Yordam server.

  npm run demo [-- OPTIONS]

  --scenario NAME    ${Object.keys(scenarios).join(', ')} (default evening)
${Object.entries(scenarios)
  .map(([name, { says }]) => `                       ${name.padEnd(9)} ${says}`)
  .join('\n')}
  --speed N          so many times as fast as the wall clock, 0.1 to 60 (default 1)
  --seed N           another number is another city and another day (default 1)
  --operators N      simulated operators, 0 to ${operatorNames.length} (default 3); they leave part of the queue to you
  --skill NAME       of the operators: ${Object.keys(skills).join(', ')} (default trained)
  --port N           of the web page and the API (default YORDAM_HTTP_PORT, else 8080)
  --dc09-port N      on which the panels report (default YORDAM_DC09_PORT, else 12300)
  --attach URL       bring the city to a server that runs already, instead of starting one;
                     its data must be a demo's, since the city registers its premises there, and
                     lays its roads in the folder YORDAM_DATA where that is on this machine.
                     YORDAM_TOKEN is a token of an administrator; without it one is made in the
                     folder YORDAM_DATA
  --help             this text

The demo keeps its data in data/demo, each city in a folder of its own (or in YORDAM_DATA). Remove it to begin anew.`

/** @returns `'help'` when that is what is wanted. @throws WrongOptions */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | 'help' {
  const values = parsed(args)
  if (values.help) return 'help'
  const { scenario, skill, attach } = values
  if (!isScenario(scenario)) {
    throw new WrongOptions(`There is no scenario ${scenario}; there are ${Object.keys(scenarios).join(', ')}.`)
  }
  if (!isSkill(skill)) throw new WrongOptions(`Operators are ${Object.keys(skills).join(', ')}, not ${skill}.`)
  return {
    scenario,
    skill,
    operators: wholeIn('--operators', values.operators, 0, operatorNames.length),
    speed: numberIn('--speed', values.speed, 0.1, 60),
    seed: wholeIn('--seed', values.seed, 0, 2 ** 32 - 1),
    httpPort: wholeIn('--port', values.port ?? environment.YORDAM_HTTP_PORT ?? '8080', 1, 65_535),
    dc09Port: wholeIn('--dc09-port', values['dc09-port'] ?? environment.YORDAM_DC09_PORT ?? '12300', 1, 65_535),
    ...(attach !== undefined && { attach: urlOf(attach) }),
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scenario: { type: 'string', default: 'evening' },
        speed: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        operators: { type: 'string', default: '3' },
        skill: { type: 'string', default: 'trained' },
        port: { type: 'string' },
        'dc09-port': { type: 'string' },
        attach: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new WrongOptions((error as Error).message)
  }
}

function numberIn(name: string, value: string, least: number, most: number): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= least && number <= most)) {
    throw new WrongOptions(`${name} is a number from ${least} to ${most}, not ${value}.`)
  }
  return number
}

function wholeIn(name: string, value: string, least: number, most: number): number {
  const number = numberIn(name, value, least, most)
  if (!Number.isInteger(number)) throw new WrongOptions(`${name} is a whole number, not ${value}.`)
  return number
}

function urlOf(address: string): URL {
  if (!URL.canParse(address))
    throw new WrongOptions(`--attach is an address such as http://localhost:8080, not ${address}.`)
  return new URL(address)
}
