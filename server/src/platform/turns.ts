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

/** So many small pieces of work are done before anything else has its turn: a millisecond or two. */
const atOnce = 100

/** Goes through a long list in pieces, so that no acknowledgement waits for its end. */
export async function* inPieces<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let given = 0
  for (const item of items) {
    if (given++ % atOnce === atOnce - 1) await nextTurn()
    yield item
  }
}
