import { useState } from 'react'
import type { Job } from '../outbox/asPressed.ts'

/** The recalls that somebody has seen, by assignment: of this phone, also after the page was loaded again. */
const REMEMBERED = 'yordam-recalls-seen'
const KEPT = 20

const remembered = (): readonly string[] => (localStorage.getItem(REMEMBERED) ?? '').split(' ').filter(Boolean)

/** The first recall that nobody has seen. Once a new job is there, the old one is no longer news. */
export const useUnseenRecall = (recalls: readonly Job[]): { readonly recall: Job | null; readonly see: () => void } => {
  const [seen, setSeen] = useState(remembered)
  const recall = recalls.find(({ assignment }) => !seen.includes(assignment.id)) ?? null
  const see = () => {
    if (!recall) return
    const now = [...remembered(), recall.assignment.id].slice(-KEPT)
    localStorage.setItem(REMEMBERED, now.join(' '))
    setSeen(now)
  }
  return { recall, see }
}
