import type { CommandKey } from '../house/house.ts'
import type { Person } from '../identity/people.ts'
import type { Action } from '../identity/rights.ts'

/** What was asked for, as it is kept until a second person has looked at it. */
export interface Requested {
  readonly params: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
  /** What the endpoint made ready when it was asked. */
  readonly ready: string | null
}

/** Keeps a request until somebody else with the same right has approved it, and answers with its id. */
export type KeepRequest = (
  person: Person,
  asking: { readonly action: Action; readonly route: string; readonly request: Requested },
  key: CommandKey | undefined,
) => Promise<string>

/** In whose name something that was approved is done, and the key under which it is done once. */
export interface InTheNameOf {
  readonly person: Person
  readonly key: CommandKey
}
