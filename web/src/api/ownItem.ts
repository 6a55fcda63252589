/** As much of a browser's storage as is needed here; tests bring their own. */
export type OwnStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** One item of a person in a browser that several people use one after another. */
export interface OwnItem<Value> {
  /** What was kept; undefined when nothing was, or it cannot be read. */
  readonly read: () => Value | undefined
  /** undefined takes it away. */
  readonly write: (value: Value | undefined) => void
}

/** Whoever opens theirs sweeps away that of everybody else: all of them begin with `prefix`. */
export const ownItem = <Value>(storage: OwnStorage, prefix: string, person: string): OwnItem<Value> => {
  const name = prefix + person
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  for (const other of names) if (other.startsWith(prefix) && other !== name) storage.removeItem(other)
  return {
    read() {
      try {
        return (JSON.parse(storage.getItem(name) ?? 'null') as Value | null) ?? undefined
      } catch {
        return undefined
      }
    },
    write(value) {
      if (value === undefined) storage.removeItem(name)
      else storage.setItem(name, JSON.stringify(value))
    },
  }
}
