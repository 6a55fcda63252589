import type { Problem } from '../../api/problem.ts'

/** What came back for one attempt; null when nothing did, or not from our server. */
export type Answer = { readonly status: number; readonly problem: Problem | null } | null

/** What becomes of an entry: it is done, it will never be, it is tried again, or somebody must sign in first. */
export type Fate = 'sent' | 'refused' | 'broke' | 'later' | 'signed-out'

/** The way to the server, or a server that cannot write just now: the entry itself is sound. */
const passing = new Set([408, 425, 429, 502, 503, 504])

/** A server that breaks over the same entry so often will always: it must not hold up those behind it. */
const MOST_BREAKS = 5

export const fateOf = (answer: Answer, broke: number): Fate => {
  if (!answer) return 'later'
  const { status } = answer
  if (status < 300) return 'sent'
  if (status < 400 || passing.has(status)) return 'later'
  if (status === 401) return 'signed-out'
  if (status >= 500) return broke + 1 < MOST_BREAKS ? 'broke' : 'refused'
  return 'refused'
}
