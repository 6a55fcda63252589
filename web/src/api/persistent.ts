/** What `persistently` needs of the world; tests bring their own. */
interface World {
  readonly fetch: (request: Request) => Promise<Response>
  readonly wait: (ms: number) => Promise<void>
}

/** Between the attempts, in ms: a blink, then long enough for a switch or a standby to take over. */
const PAUSES = [300, 1200, 3000]

/** The gateway in front of the server, or the server while its journal cannot be written: nothing was done. */
const TRY_AGAIN = new Set([502, 503, 504])

/** How long one attempt may take before it counts as lost on the way, in ms. */
const ATTEMPT = 8000

/**
 * Sends a request until somebody answers, at most four times. Reading is repeated freely; a command only when it carries an
 * `Idempotency-Key`, so that one which did arrive the first time is not carried out twice. Throws what the last attempt threw.
 */
export const persistently =
  ({ fetch, wait }: World) =>
  async (request: Request): Promise<Response> => {
    const repeatable = request.method === 'GET' || request.headers.has('Idempotency-Key')
    for (const pause of repeatable ? PAUSES : []) {
      try {
        const response = await fetch(attemptOf(request))
        if (!TRY_AGAIN.has(response.status)) return response
      } catch (error) {
        if (request.signal.aborted) throw error
      }
      await wait(pause)
    }
    return fetch(attemptOf(request))
  }

const attemptOf = (request: Request): Request =>
  new Request(request.clone(), { signal: AbortSignal.any([request.signal, AbortSignal.timeout(ATTEMPT)]) })
