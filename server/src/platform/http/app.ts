import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Identity, Known } from '../identity/identity.ts'
import type { Person } from '../identity/people.ts'
import type { Settings } from '../settings.ts'
import { compressAnswers } from './compression.ts'
import { documentApi } from './document.ts'
import { failureInLog } from './failure.ts'
import { harden, hardenAll, headersOfAll } from './headers.ts'
import { readJson } from './json.ts'
import { countedAs, limitConnections, limits } from './limits.ts'
import { answerUnreadable, Problem, sendProblem } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    person: Person | undefined
    /** The session cookie or token that the request came with. */
    pass: string | undefined
    /** The site whose pass that is, where it is not ours. */
    otherSite: number | undefined
    /** The desk from which it came is locked. */
    locked: boolean
  }
  interface FastifyContextConfig {
    /** The door lets in nobody who has no pass. */
    asksForPass?: boolean
  }
}

export const sessionCookie = 'yordam_session'

/**
 * Requests a minute for one person, or for one address without a pass: far above what a screen or a crew's phone sends. What
 * a crew says is counted by itself, for one lost phone could fill every screen with it.
 */
const requestsPerMinute = { known: 30_000, saidByCrew: 600, pictures: 30, unknown: 600 }

/** As what a request is counted, and how many such there may be. */
const countOf = ({
  person,
  ip,
  method,
  routeOptions,
}: FastifyRequest): { readonly key: string; readonly most: number } => {
  if (!person) return { key: countedAs(ip), most: requestsPerMinute.unknown }
  const { known, saidByCrew, pictures } = requestsPerMinute
  // Of the route, whatever its address was written like.
  const path = routeOptions.url ?? ''
  // Counted apart from all else: it must get through whatever this phone has sent before.
  if (path.endsWith('/distress')) return { key: `${person.id} calls`, most: known }
  // Each is megabytes to take in, to keep and to show.
  if (path.endsWith('/photos') && method === 'POST') return { key: `${person.id} shows`, most: pictures }
  const isSaid = person.role === 'crew' && method !== 'GET' && !path.endsWith('/position')
  return isSaid ? { key: `${person.id} says`, most: saidByCrew } : { key: person.id, most: known }
}

export type App = FastifyInstance

/** The HTTP server without any part's routes: who asks, limits, errors, the API document. */
export const createApp = async (settings: Settings, identity: Identity, log: (line: string) => void): Promise<App> => {
  const headers = headersOfAll(settings.origin)
  const connections = {
    headersTimeout: limits.headers,
    connectionsCheckingInterval: limits.checkedEvery,
    maxHeaderSize: limits.headerBytes,
  }
  const app = fastify({
    logger: {
      level: 'warn',
      // A request says who asks, and often whom for: of it nothing is logged.
      serializers: { err: failureInLog, req: () => ({}) },
      stream: { write: (line) => log(line.trimEnd()) },
    },
    trustProxy: settings.proxies.length > 0 ? [...settings.proxies] : false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.request,
    connectionTimeout: limits.stillness,
    keepAliveTimeout: limits.idle,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      harden(reply, headers)
      sendProblem(error, request, reply)
    },
    clientErrorHandler: answerUnreadable(headers),
    ...(settings.tls
      ? { https: { ...connections, cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) } }
      : { http: connections }),
  }) as unknown as FastifyInstance
  hardenAll(app, headers)
  limitConnections(app.server, (address) => settings.proxies.includes(address))

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  // Fastify would read plain text by itself, and then find fault with its form.
  app.removeContentTypeParser('text/plain')
  readJson(app)
  app.decorateRequest('person', undefined)
  app.decorateRequest('pass', undefined)
  app.decorateRequest('otherSite', undefined)
  app.decorateRequest('locked', false)

  await app.register(cookie)
  await compressAnswers(app)
  app.addHook('onRequest', async (request) => {
    const token = tokenOf(request)
    request.pass = token ?? request.cookies[sessionCookie]
    request.otherSite = request.pass === undefined ? undefined : identity.otherSiteOf(request.pass)
    const isOurs = request.pass !== undefined && request.otherSite === undefined
    const known = isOurs ? await whoIs(request, request.pass!) : undefined
    request.person = known?.person
    request.locked = known?.locked ?? false
    if (token === undefined && !isTurnedAway(request)) refuseForgery(request, settings.origin)
  })
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => countOf(request).most,
    keyGenerator: (request) => countOf(request).key,
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request) => {
    throw new Problem(404, 'not-found', `There is nothing at ${request.url.split('?')[0]}.`)
  })
  const strangers = app.createRateLimit()
  /**
   * Passes that are tried out are counted, and no longer looked up once there were too many from one address. Whoever sits at a
   * browser there is not kept out by it.
   */
  const whoIs = async (request: FastifyRequest, pass: string): Promise<Known | undefined> => {
    if (identity.isNoGuess(pass)) return identity.who(pass)
    const tried = await strangers(request, { increment: false })
    if (!tried.isAllowed && tried.isExceeded)
      throw new Problem(429, 'too-many-requests', 'Too many requests from this address. Wait a minute.')
    const known = await identity.who(pass)
    if (!known) await strangers(request)
    return known
  }
  await documentApi(app, sessionCookie)
  return app
}

const tokenOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\w-]{10,200})$/.exec(request.headers.authorization ?? '')?.[1]

/** Without any pass at a door that is not open to all: nothing can be forged there, and it says that one has to come in first. */
const isTurnedAway = ({ pass, routeOptions }: FastifyRequest): boolean =>
  pass === undefined && routeOptions.config.asksForPass === true

/**
 * A page of another site can make a browser send our cookie, but neither a header of its own choice nor our origin.
 * A token is not sent by itself, so programs need none of this; the cookie beside a token counts for nothing.
 */
const refuseForgery = (request: FastifyRequest, origin: string): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const from = request.headers.origin
  if (request.headers['yordam-request'] !== '1' || (from !== undefined && from !== origin)) {
    throw new Problem(
      403,
      'forged',
      `This request did not come from ${origin}; the address in the browser must be this one (YORDAM_ORIGIN).`,
    )
  }
}
