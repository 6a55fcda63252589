import type { Entry, Outbox, Refused, Sent } from '../outbox/entry.ts'

/** The outbox of a browser that keeps nothing (a private window): it works until the page is closed. */
export const memoryOutbox = (): Outbox => {
  let last = 0
  const waiting = new Map<number, Entry>()
  const sent = new Map<number, Sent>()
  const refused = new Map<number, Refused>()
  return {
    async add(entry) {
      last++
      waiting.set(last, { ...entry, n: last })
    },
    first: async (lane, person) =>
      [...waiting.values()].find((entry) => entry.lane === lane && (person === undefined || entry.person === person)),
    async sent(entry, sentAt) {
      waiting.delete(entry.n)
      sent.set(entry.n, { entry, sentAt })
    },
    async refuse({ n, person, at, deed }, problem) {
      waiting.delete(n)
      refused.set(n, { n, person, at, deed, problem })
    },
    async broke(entry) {
      waiting.set(entry.n, { ...entry, broke: entry.broke + 1 })
    },
    async dismiss(n) {
      refused.delete(n)
    },
    async forgetSent(before) {
      for (const [n, { sentAt }] of sent) if (sentAt < before) sent.delete(n)
    },
    all: async () => ({
      waiting: [...waiting.values()],
      sent: [...sent.values()],
      refused: [...refused.values()],
    }),
  }
}
