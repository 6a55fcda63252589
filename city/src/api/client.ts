import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** The server said no, or failed (500). `code` is the stable word of the API, such as `alarm-in-hand`. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, title: string) {
    super(`${code}: ${title}`)
    this.name = 'Refused'
    this.status = status
    this.code = code
  }
}

/** The API of the server, as seen by somebody with a token. */
export type Api = {
  readonly url: string
  readonly token: string
  /** @throws Refused */
  get<Answer>(path: string): Promise<Answer>
  /**
   * Asks for something to be done, as often as it takes: while the server is away the command waits, and every attempt
   * carries the same `Idempotency-Key`, so it is done once.
   * @throws Refused
   */
  command<Answer = unknown>(path: string, body?: object, method?: 'POST' | 'PUT'): Promise<Answer>
  /** Sends something that is worthless later (a position): one attempt, and silence when it fails. */
  report(path: string, body: object): Promise<void>
}

type Options = { readonly url: string; readonly token: string; readonly signal: AbortSignal }

/** Milliseconds before the second attempt; doubled for each further one up to the longest. */
const firstPause = 250
const longestPause = 8_000
/** An answer that takes longer than this (ms) will not come. */
const patience = 20_000
/** Reports and commands that are worth no second attempt are given up sooner (ms). */
const reportPatience = 2_000

export function createApi({ url, token, signal }: Options): Api {
  const request = (path: string, init: RequestInit, timeout: number) =>
    fetch(new URL(path, url), { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) })
  const authorization = `Bearer ${token}`

  const send = (method: string, path: string, body: object | undefined, key: string) =>
    request(
      path,
      {
        method,
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body ?? {}),
      },
      patience,
    )

  return {
    url,
    token,
    async get<Answer>(path: string) {
      const response = await persistently(signal, () => request(path, { headers: { authorization } }, patience))
      return (await response.json()) as Answer
    },
    async command<Answer>(path: string, body?: object, method: 'POST' | 'PUT' = 'POST') {
      const key = randomUUID()
      const response = await persistently(signal, () => send(method, path, body, key))
      return (await response.json()) as Answer
    },
    async report(path, body) {
      const init = {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
      try {
        const response = await request(path, init, reportPatience)
        await response.body?.cancel()
      } catch {
        // The next one will be newer.
      }
    },
  }
}

/** Answers that mean: not now. */
const passing: readonly number[] = [429, 502, 503, 504]

/** Tries again while nobody answers, or the answer is that it cannot be done now. */
async function persistently(signal: AbortSignal, attempt: () => Promise<Response>): Promise<Response> {
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    const response = await attempt().catch(() => undefined)
    signal.throwIfAborted()
    if (response?.ok) return response
    if (response && !passing.includes(response.status)) throw await refusalIn(response)
    await response?.body?.cancel()
    await sleep(pause, undefined, { signal })
  }
}

/** Reads `application/problem+json`; anything else is refused under its status. */
async function refusalIn(response: Response): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; title?: string }
  return new Refused(response.status, problem.code ?? `http-${response.status}`, problem.title ?? response.statusText)
}
