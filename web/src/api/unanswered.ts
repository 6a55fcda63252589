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
export const openUnanswered = <Name extends string>(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
  person: string,
): UnansweredStore<Name> => {
  const name = STORED + person
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  for (const other of names) if (other.startsWith(STORED) && other !== name) storage.removeItem(other)

  let kept = readKept<Name>(storage.getItem(name))
  const become = (commands: readonly Unanswered<Name>[]) => {
    kept = commands
    if (kept.length) storage.setItem(name, JSON.stringify(kept))
    else storage.removeItem(name)
  }
  return {
    list: () => kept,
    keep: (command) => become([...kept.filter(({ key }) => key !== command.key), command]),
    drop: (key) => become(kept.filter((command) => command.key !== key)),
  }
}

const readKept = <Name extends string>(text: string | null): readonly Unanswered<Name>[] => {
  try {
    return JSON.parse(text ?? '[]') as Unanswered<Name>[]
  } catch {
    return []
  }
}
