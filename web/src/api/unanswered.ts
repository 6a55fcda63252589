import { type OwnStorage, ownItem } from './ownItem.ts'
import type { Order } from './words.ts'

/** A command that went out and was not answered: it may or may not have arrived. */
export interface Unanswered<Name extends string> {
  readonly key: string
  readonly order: Order
  /** What the screen calls it. */
  readonly name: Name
  readonly unit: string | undefined
}

/** Every person's commands begin so. */
const STORED = 'yordam-unanswered-'

/** Keeps commands from before they leave until they are answered, so that a page loaded anew can ask after them. */
export interface UnansweredStore<Name extends string> {
  readonly list: () => readonly Unanswered<Name>[]
  readonly keep: (command: Unanswered<Name>) => void
  readonly drop: (key: string) => void
}

/** What was typed stands in them, therefore as short-lived as drafts: gone when answered, and when somebody else signs in. */
export const openUnanswered = <Name extends string>(storage: OwnStorage, person: string): UnansweredStore<Name> => {
  const item = ownItem<readonly Unanswered<Name>[]>(storage, STORED, person)
  let kept = item.read() ?? []
  const become = (commands: readonly Unanswered<Name>[]) => {
    kept = commands
    item.write(kept.length ? kept : undefined)
  }
  return {
    list: () => kept,
    keep: (command) => become([...kept.filter(({ key }) => key !== command.key), command]),
    drop: (key) => become(kept.filter((command) => command.key !== key)),
  }
}
