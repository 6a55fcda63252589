import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { JournalUnavailable } from '@yordam/journal'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KeyReused, Refused } from '../house/house.ts'
import { WorkNotDone } from '../workshop/workshop.ts'
import { faultOf, faultTitle } from './faults.ts'
import { refusalTitle } from './refusals.ts'

/** What went wrong, as RFC 9457 says it. `code` is stable and documented; screens translate it. */
export const ProblemView = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' })

/** Thrown by routes for what is not a rule's refusal: no such thing, not signed in, not allowed. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>> | undefined
  constructor(status: number, code: string, title: string, detail?: Readonly<Record<string, unknown>>) {
    super(title)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.detail = detail
  }
}

export const notFound = (what: string, id: string): Problem =>
  new Problem(404, `${what}-not-found`, `There is no ${what} ${id}.`, { [what]: id })

export const locked = (): Problem => new Problem(423, 'locked', 'This desk is locked. Unlock it first.')

export const sendProblem = (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
  const problem = asProblem(error)
  if (problem.status >= 500 && !(error instanceof JournalUnavailable))
    request.log.error({ err: error }, 'a request failed')
  if (problem.status === 503) reply.header('Retry-After', '2')
  reply
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(written(problem)))
}

/** Why a connection was given up (Node's codes), as HTTP says it. */
const givenUp: Readonly<Record<string, readonly [status: number, code: string, title: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', 'The head of this request is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow', 'This request did not come in time.'],
}
const unreadable = [400, 'bad-request', 'This is not a request that can be read.'] as const

/** What is not HTTP at all, of a method that HTTP does not have, or does not come to its end, is answered on the bare connection. */
export const answerUnreadable =
  (headers: Readonly<Record<string, string>>) =>
  ({ code = '' }: NodeJS.ErrnoException, socket: Socket): void => {
    if (code === 'ECONNRESET' || !socket.writable) return
    const problem = new Problem(...(givenUp[code] ?? unreadable))
    const body = JSON.stringify(written(problem))
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  }

const written = ({ code, message, status, detail }: Problem): z.input<typeof ProblemView> => ({
  type: `urn:yordam:problem:${code}`,
  title: message,
  status,
  code,
  ...(detail && { detail }),
})

const asProblem = (error: FastifyError | Error): Problem => {
  if (error instanceof Problem) return error
  if (error instanceof Refused) {
    const { refused, detail } = error.refusal
    return new Problem(409, refused, refusalTitle(refused, detail), detail)
  }
  if (error instanceof KeyReused) {
    return new Problem(
      422,
      'idempotency-key-reused',
      'This Idempotency-Key came before with another request; take a new one.',
    )
  }
  if (error instanceof JournalUnavailable) {
    return new Problem(503, 'journal-unavailable', 'The journal cannot be written now. Nothing was done; try again.')
  }
  if (error instanceof WorkNotDone) {
    return error.why === 'busy'
      ? new Problem(503, 'busy', 'Too much waits to be worked on. Nothing was done; try again.')
      : new Problem(422, 'too-heavy', 'This takes more time or memory than there is for it. Nothing was done.')
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(faultOf)
    return new Problem(400, 'bad-request', faultTitle(issues[0]!), { where: error.validationContext, issues })
  }
  // The signal of a request whose sender has left: there is nobody to be told, and nothing to be logged.
  if (error.name === 'AbortError') return new Problem(499, 'nobody-waits', 'Who asked has gone.')
  const status = 'statusCode' in error && error.statusCode ? error.statusCode : 500
  if (status >= 500) return new Problem(500, 'failed', 'Something failed here. It has been written to the log.')
  return new Problem(status, codeOfStatus[status] ?? 'bad-request', error.message)
}

const codeOfStatus: Readonly<Record<number, string>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
}
