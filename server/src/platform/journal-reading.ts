import type { Journal, RecordedEvent } from '@yordam/journal'

const pageSize = 1_000

/** All events of a stream between two positions, page by page, so that a long one is never held whole. */
export async function* eventsOf(
  journal: Journal,
  stream: string,
  from = 1,
  to?: number,
): AsyncGenerator<RecordedEvent> {
  for (let next = from; ; ) {
    const page = await journal.read({ stream, from: next, limit: pageSize, ...(to !== undefined && { to }) })
    yield* page
    if (page.length < pageSize) return
    next = page.at(-1)!.seq + 1
  }
}
