import { describe, expect, test } from 'vitest'
import { type Decision, isRefusal } from './decision.ts'

/**
 * Rules, told as sentences and as tables (tests only):
 *
 *     given(waiting).when(accept(anna)).then({ type: 'alarm-accepted', by: anna })
 *     given(inHandOf(anna)).when(accept(boris)).refused('alarm-in-hand')
 */
export type Decide<State, Command, Event> = (state: State, command: Command, now: number) => Decision<Event>

/** What a rule answers: the events, in order (none: nothing to do), or the code of the refusal. */
export type Outcome<Event> = readonly Event[] | string

export const ruleBook = <State, Command extends { type: string }, Event>(
  decide: Decide<State, Command, Event>,
  now: number,
) => ({
  given: (state: State, called = nameOf(state)) => ({
    when: (command: Command) => {
      const sentence = (outcome: string) => `${called}, ${wordsOf(command)}: ${outcome}`
      const expectOutcome = (outcome: Outcome<Event>) =>
        test(sentence(saying(outcome)), () => expect(outcomeOf(decide(state, command, now))).toEqual(outcome))
      return {
        // biome-ignore lint/suspicious/noThenProperty: nobody awaits a sentence
        then: (...events: readonly Event[]) => expectOutcome(events),
        thenNothing: () => expectOutcome([]),
        refused: (code: string, detail?: Readonly<Record<string, unknown>>) =>
          test(sentence(code), () =>
            expect(decide(state, command, now)).toEqual({ refused: code, ...(detail && { detail }) }),
          ),
      }
    },
  }),

  /**
   * Every command in every state. The compiler asks for every cell; that each command of the rules has its column, and each
   * status a row in which it occurs, `states` and `commands` being records by name, follows from their types.
   */
  table: <StateName extends string, CommandName extends string>(
    states: Readonly<Record<StateName, State>>,
    commands: Readonly<Record<CommandName, Command>>,
    outcomes: Readonly<Record<StateName, Readonly<Record<CommandName, Outcome<Event>>>>>,
  ): void => {
    for (const stateName of Object.keys(states) as StateName[]) {
      describe(stateName, () => {
        for (const commandName of Object.keys(commands) as CommandName[]) {
          const outcome = outcomes[stateName][commandName]
          test(`${commandName}: ${saying(outcome)}`, () =>
            expect(outcomeOf(decide(states[stateName], commands[commandName], now))).toEqual(outcome))
        }
      })
    }
  },
})

const outcomeOf = <Event>(decision: Decision<Event>): Outcome<Event> =>
  isRefusal(decision) ? decision.refused : decision

const saying = <Event>(outcome: Outcome<Event>): string => {
  if (typeof outcome === 'string') return `refused, ${outcome}`
  return outcome.length === 0 ? 'nothing' : outcome.map((event) => (event as { type: string }).type).join(', ')
}

const nameOf = (state: unknown): string => (state as { status?: string }).status ?? 'given'

const wordsOf = ({ type, by, ...rest }: { type: string; by?: { name: string } }): string =>
  [by?.name, type, ...Object.values(rest).filter((word) => typeof word !== 'object')].filter(Boolean).join(' ')
