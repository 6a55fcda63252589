import { setImmediate as nextTurn } from 'node:timers/promises'

/** Lets one task begin when the one before has ended, however it ended; whatever else waits has its turn in between. */
export const oneAtATime = (): (<Result>(task: () => Promise<Result>) => Promise<Result>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const done = last.then(() => nextTurn()).then(task)
    last = done.catch(() => undefined)
    return done
  }
}

/**
 * Goes through a long list in pieces, so that no acknowledgement waits for its end. After each piece of `atOnce` items anything
 * else has its turn: where an item is evolved or decrypted, a hundred take a millisecond or two.
 */
export async function* inPieces<Item>(items: Iterable<Item>, atOnce = 100): AsyncGenerator<Item> {
  let given = 0
  for (const item of items) {
    if (given++ % atOnce === atOnce - 1) await nextTurn()
    yield item
  }
}
