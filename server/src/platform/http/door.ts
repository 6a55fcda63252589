import { createHash, createHmac } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CommandKey, Done } from '../house/house.ts'
import type { Person } from '../identity/people.ts'
import { type Action, mayDo, rightOf } from '../identity/rights.ts'
import { otherSite } from '../identity/secret.ts'
import type { Looking, Thing } from '../looking.ts'
import type { InTheNameOf, KeepRequest, Requested } from './four-eyes.ts'
import { locked, Problem, ProblemView } from './problems.ts'

export type Language = 'uz' | 'ru' | 'en'

/** What a route gets to know: parsed input, and who asks. */
export interface Asked<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly person: Person
  readonly language: Language
  /** Of the command, for `House.commit`: the client's `Idempotency-Key`, bound to who sent it. */
  readonly key: CommandKey | undefined
  /** What `prepare` made ready, where the route has it. */
  readonly ready: string | null
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Schema = z.ZodType
type Read<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined

/** What an answer shows of persons: one thing, several, or none. */
type Looked = Thing | readonly Thing[] | undefined

/** An answer in the bytes that go out: they are not looked at again. */
type Ready = Buffer | Readable

interface Route<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  A extends Schema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  /** A row of the table of rights; `null` is a door that is open to all, and says so here. */
  readonly action: Action | null
  readonly summary: string
  readonly tag: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  /** Takes no `Idempotency-Key`: what it does keeps no record, or its answer must not be kept. */
  readonly keyless?: true
  /** Bytes that a body may have, where that is more than the server's own limit. */
  readonly bodyLimit?: number
  /** What a body is, or an answer, where that is not JSON: `image/jpeg`. */
  readonly takes?: string
  readonly gives?: string
  readonly status?: 200 | 201
  /** A status beside it under which the same answer is given: 503 of a health check. */
  readonly orStatus?: 503
  /**
   * Makes ready what only who asks may learn, before anybody else has looked at the request: `ready` is kept with it and
   * comes to `answerTo`, `told` (of the form `tells`) is answered at once and kept nowhere.
   */
  readonly prepare?: {
    readonly tells: z.ZodObject
    readonly make: () => { ready: string; told: Record<string, unknown> }
  }
  /** What of a person the answer shows: that somebody looked is written down before. Undefined where it is no look. */
  readonly looksAt?: (asked: Asked<Read<P>, Read<Q>, Read<B>>) => Promise<Looked> | Looked
  readonly answerTo: (asked: Asked<Read<P>, Read<Q>, Read<B>>) => Promise<z.input<A> | Ready> | z.input<A> | Ready
}

/** What a stream gives (HTML, 9.2). */
export const eventStream = 'text/event-stream'

/** The way in to everything: parse, authorise, command, answer. A part's `routes.ts` is a list of calls of this. */
export class Door {
  readonly #app: FastifyInstance
  readonly #keep: KeepRequest | undefined
  readonly #looking: Looking | undefined
  /** What is done once it was approved, by method and address. */
  readonly #fourEyed = new Map<string, (requested: Requested, as: InTheNameOf) => Promise<unknown>>()

  /** `keep`: where a request waits for a second pair of eyes; a door without it has no routes that need one. */
  constructor(app: FastifyInstance, keep?: KeepRequest, looking?: Looking) {
    this.#app = app
    this.#keep = keep
    this.#looking = looking
  }

  route<
    A extends Schema,
    P extends Schema | undefined = undefined,
    Q extends Schema | undefined = undefined,
    B extends Schema | undefined = undefined,
  >(route: Route<P, Q, B, A>): void {
    const { method, url, action, params, query, body, prepare, status = 200 } = route
    const answer = prepare ? z.intersection(route.answer, prepare.tells) : route.answer
    const asksTwo = action !== null && rightOf(action).fourEyes === true
    if (asksTwo) this.#approvable(route as unknown as AnyRoute)
    this.#app.route({
      method,
      url,
      config: { asksForPass: action !== null },
      // Who asks for the head of a stream alone would wait for its end.
      ...(route.gives === eventStream && { exposeHeadRoute: false }),
      ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
      schema: {
        summary: route.summary,
        tags: [route.tag],
        ...(params && { params }),
        ...(query && { querystring: query }),
        ...(body && { body }),
        ...(route.takes && { consumes: [route.takes] }),
        ...(route.gives && { produces: [route.gives] }),
        ...(takesKey(route) && { headers: KeyHeader }),
        ...(action === null && { security: [] }),
        response: {
          [status]: answer,
          ...(route.orStatus && { [route.orStatus]: answer }),
          ...(asksTwo && { 202: Waiting.extend(prepare?.tells.shape ?? {}) }),
          default: ProblemView,
        },
      },
      // Before the body is read: who may not do this need not send it.
      preParsing: async (request) => {
        if (action !== null) authorise(request, action)
      },
      preValidation: async (request) => {
        // Who has nothing to add to a command need not send an empty object.
        if (body && request.body === undefined) request.body = {}
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const person = request.person as Person
        const key = takesKey(route) ? keyOf(request) : undefined
        const { ready = null, told } = prepare?.make() ?? {}
        // Who has the shell has the database too: nobody is there who could be asked.
        if (asksTwo && !person.hasShell) {
          const asked = { params: request.params, body: request.body, ready } as Requested
          const approval = await this.#keep!(person, { action, route: `${method} ${url}`, request: asked }, key)
          return reply.code(202).send({ approval, ...told })
        }
        const asked = {
          params: request.params as Read<P>,
          query: request.query as Read<Q>,
          body: request.body as Read<B>,
          person,
          language: languageOf(request.headers['accept-language']),
          key,
          ready,
          request,
          reply,
        }
        for (const thing of [(await route.looksAt?.(asked)) ?? []].flat())
          await this.#looking!(person, thing, request.pass!)
        const given = await route.answerTo(asked)
        if (!reply.sent)
          await reply
            .code(reply.statusCode === 200 ? status : reply.statusCode)
            .send(told ? { ...(given as object), ...told } : given)
        return reply
      },
    })
  }

  /** Does what was asked for and has been approved. @throws whatever the rules refuse it with by now */
  async carryOut(route: string, requested: Requested, as: InTheNameOf): Promise<void> {
    const work = this.#fourEyed.get(route)
    if (!work) throw new Problem(409, 'approval-outdated', 'There is no such endpoint any more.')
    await work(requested, as)
  }

  #approvable({ method, url, body, answerTo }: AnyRoute): void {
    if (!this.#keep) throw new Error(`${method} ${url} needs a second pair of eyes, and this door knows of none`)
    if (!(body instanceof z.ZodObject && 'reason' in body.shape))
      throw new Error(`${method} ${url} needs a second pair of eyes: its body has to say the reason`)
    this.#fourEyed.set(`${method} ${url}`, async ({ params, body: given, ready }, { person, key }) =>
      answerTo({ params, body: body.parse(given), person, key, ready, language: 'en' }),
    )
  }
}

/** What waits for a second pair of eyes is not done yet (RFC 9110, 15.3.3). */
const Waiting = z.object({
  approval: z.string().meta({ description: 'Under which somebody else with the same right finds it: /api/approvals' }),
})

/** A route whose answer comes later: it has no request and no reply. */
interface AnyRoute extends Pick<Route<undefined, undefined, undefined, Schema>, 'method' | 'url'> {
  readonly body?: Schema
  readonly answerTo: (asked: object) => unknown
}

/** Tells the client when its command had been carried out before. */
export const answered = <Answer>(reply: FastifyReply, { answer, repeated }: Done<Answer>): Answer => {
  if (repeated) reply.header('Idempotent-Replayed', 'true')
  return answer
}

/** Gives the answer under a tag, or only says that the client has it already (RFC 9110, 13.1.2). */
export const unlessKnown = (request: FastifyRequest, reply: FastifyReply, tag: string, answer: () => Ready): Ready => {
  reply.headers({ ETag: `"${tag}"`, 'Cache-Control': 'private, no-cache' })
  // Whatever compresses an answer on its way may have weakened the tag.
  if (request.headers['if-none-match']?.replace(/^W\//, '') !== `"${tag}"`) return answer()
  reply.code(304)
  return Buffer.alloc(0)
}

/** Cuts a page that was asked for with one more than `limit`; that one more becomes a `Link: rel="next"`. */
export const linkNext = <Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string | number,
): Item[] => {
  const given = page.slice(0, limit)
  if (page.length > limit) {
    const next = new URL(request.url, 'http://localhost')
    next.searchParams.set('after', String(cursorOf(given.at(-1)!)))
    reply.header('Link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  return given
}

/** The name of a thing in an address: nothing that a database or a log would stumble over. */
export const Name = z.string().regex(/^[\w.:-]{1,100}$/, 'is not a name that we give')

/** The query of every list. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: Name.optional().meta({ description: 'From the Link header of the page before' }),
})

/** The `after` of a list in the order of numbers. */
export const numberOf = (after: string | undefined): number | undefined => {
  if (after === undefined) return undefined
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw new Problem(400, 'bad-cursor', 'Take `after` from the Link header of the page before.')
}

export const Id = z.object({ id: Name })

const authorise = (request: FastifyRequest, action: Action): void => {
  if (request.otherSite !== undefined) throw otherSite(request.otherSite)
  refuseLed(request)
  if (!request.person) throw new Problem(401, 'not-signed-in', 'Sign in, or send a token: Authorization: Bearer …')
  // Whose desk is locked may say who they are, unlock it and go.
  if (request.locked && action !== 'session:own') throw locked()
  if (!mayDo(request.person, action, Date.now())) {
    throw new Problem(403, 'not-allowed', `The role ${request.person.role} may not do this.`, {
      action,
      role: request.person.role,
    })
  }
}

/**
 * A page of another site, or of a neighbour of ours, can lead a browser to an address with our cookie (Fetch Metadata, 2.4): who
 * sits there has asked for nothing, and would have looked. Whoever types the address has.
 */
const refuseLed = ({ headers }: FastifyRequest): void => {
  const from = headers['sec-fetch-site']
  if (from === 'cross-site' || from === 'same-site')
    throw new Problem(403, 'forged', 'A page of another site asked for this, and not who sits here.')
}

/**
 * Bound to who asked what, and hashed: clients may put anything into a key, and the journal keeps keys in clear.
 * What was asked is kept under the client's key, which is stored nowhere: a name in it cannot be guessed from it.
 */
const keyOf = (request: FastifyRequest): CommandKey | undefined => {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !request.person) return undefined
  if (!/^[\x21-\x7e]{1,128}$/.test(key))
    throw new Problem(400, 'bad-idempotency-key', 'An Idempotency-Key has 1 to 128 visible ASCII characters.')
  const { person, method, url, body } = request
  return {
    id: keptUnder(person.id, method, url, key),
    asked: createHmac('sha256', key)
      .update(body instanceof Uint8Array ? body : JSON.stringify(body ?? null))
      .digest('base64url'),
  }
}

/** The name under which the journal keeps the answer to a command. */
export const keptUnder = (person: string, method: string, url: string, key: string): string =>
  createHash('sha256').update(`${person} ${method} ${url} ${key}`).digest('base64url')

const takesKey = ({ method, action, keyless }: { method: string; action: Action | null; keyless?: true }): boolean =>
  (method === 'POST' || method === 'PUT') && action !== null && !keyless

const KeyHeader = z.looseObject({
  'idempotency-key': z.string().optional().meta({
    description:
      '1 to 128 visible ASCII characters. A second command with the same key gets the first one’s answer; with another body it is refused.',
  }),
})

const languages: readonly Language[] = ['uz', 'ru', 'en']

/** The first language of `Accept-Language` that we speak. Browsers send them best first. */
const languageOf = (header: string | undefined): Language => {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (
    languages.find(
      (language) => wanted.includes(language) && language === wanted.find((w) => languages.includes(w as Language)),
    ) ?? 'en'
  )
}
