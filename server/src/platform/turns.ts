import { setImmediate as nextTurn } from 'node:timers/promises'

/** Does a task in its turn. One for which nobody waits any more when its turn comes is not begun; the signal's reason is thrown. */
type InTurn = <Result>(task: () => Promise<Result>, waiting?: AbortSignal) => Promise<Result>

/** Lets one task begin when the one before has ended, however it ended; whatever else waits has its turn in between. */
export const oneAtATime = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve()
  return (task, waiting) => {
    const done = last.then(async () => {
      if (waiting?.aborted) throw waiting.reason
      await nextTurn()
      return task()
    })
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
