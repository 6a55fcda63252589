/** Why a command was not carried out. The code is stable and documented; the screen translates it. */
export type Refusal = { readonly refused: string; readonly detail?: Readonly<Record<string, unknown>> }
export type Decision<Event> = readonly Event[] | Refusal

export const refuse = (refused: string, detail?: Refusal['detail']): Refusal => ({ refused, ...(detail && { detail }) })

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer

/** The refusal in an answer that may be one. */
export const refusalIn = (answer: unknown): Refusal | undefined => (isRefusal(answer) ? answer : undefined)

/** One rule for each kind of command: given what is, what is asked, and the time, what happens. */
export type Rules<State, Command extends { type: string }, Event> = {
  readonly [Kind in Command['type']]: (
    state: State,
    command: Extract<Command, { type: Kind }>,
    now: number,
  ) => Decision<Event>
}

/** Finds the rule for a command by its type. */
export const decideBy =
  <State, Command extends { type: string }, Event>(rules: Rules<State, Command, Event>) =>
  (state: State, command: Command, now: number): Decision<Event> =>
    rules[command.type as Command['type']](state, command as never, now)

/** One step for each kind of event: given what was and what happened, what is. */
export type Steps<State, Event extends { type: string }> = {
  readonly [Kind in Event['type']]: (state: State, event: Extract<Event, { type: Kind }>) => State
}

export const evolveBy =
  <State, Event extends { type: string }>(steps: Steps<State, Event>) =>
  (state: State, event: Event): State =>
    steps[event.type as Event['type']](state, event as never)
