import { readProblem } from '../../api/problem.ts'
import { type Lane, requestOf } from './deeds.ts'
import type { Post } from './drain.ts'
import type { Entry } from './entry.ts'
import type { Answer } from './fate.ts'

/** How long one attempt may take, ms: a call for help is soon tried again, a picture goes through a thin pipe. */
const patience: Readonly<Record<Lane, number>> = { urgent: 4000, usual: 10_000, pictures: 120_000 }

const ours = { 'Yordam-Request': '1', Accept: 'application/json' } as const

const send = async (entry: Entry): Promise<Answer> => {
  const { path, body } = requestOf(entry.deed, { unit: entry.unit, at: new Date(entry.at).toISOString() })
  const isPicture = body instanceof Blob
  const answer = await attempt(path, patience[entry.lane], {
    method: 'POST',
    headers: {
      ...ours,
      'Idempotency-Key': entry.key,
      'Content-Type': isPicture ? 'image/jpeg' : 'application/json',
    },
    body: isPicture ? body : JSON.stringify(body),
  })
  return answer && { status: answer.status, problem: answer.ok ? null : readProblem(answer.status, answer.body) }
}

const whoIsHere: Post['whoIsHere'] = async (lane) => {
  // However large what follows, this is a word and an answer.
  const answer = await attempt('/api/session', Math.min(patience[lane], patience.usual), { headers: ours })
  if (answer?.status === 401) return null
  return answer?.ok ? (answer.body as { id: string }) : undefined
}

/** One request, and the JSON that came back; null when nothing did, or not from our server. */
const attempt = async (
  path: string,
  ms: number,
  init: RequestInit,
): Promise<{ readonly status: number; readonly ok: boolean; readonly body: unknown } | null> => {
  try {
    const response = await fetch(path, { ...init, cache: 'no-store', signal: AbortSignal.timeout(ms) })
    const { status, ok, headers } = response
    // A network that wants its terms accepted answers everything with a page of its own.
    if (ok && !headers.get('Content-Type')?.includes('json')) return null
    return { status, ok, body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}

/** Sends to the server from which this page came. */
export const post: Post = { send, whoIsHere, now: Date.now }
