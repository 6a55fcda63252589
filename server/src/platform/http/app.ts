import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { People, Person } from '../identity/people.ts'
import type { Settings } from '../settings.ts'
import { Problem, sendProblem } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    person: Person | undefined
    /** The session cookie or token that the request came with. */
    pass: string | undefined
  }
}

export const sessionCookie = 'yordam_session'

/** Requests a minute for one pass, or for one address without a pass: far above what a screen or a crew's phone sends. */
const requestsPerMinute = { known: 30_000, unknown: 600 }

export type App = FastifyInstance

/** The HTTP server without any part's routes: who asks, limits, errors, the API document. */
export const createApp = async (settings: Settings, people: People): Promise<App> => {
  const app = fastify({
    logger: { level: 'warn', redact: ['req.headers.authorization', 'req.headers.cookie'] },
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    ...(settings.tls && { https: { cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) } }),
  }) as unknown as FastifyInstance

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request) => {
    throw new Problem(404, 'not-found', `There is nothing at ${request.url.split('?')[0]}.`)
  })
  app.decorateRequest('person', undefined)
  app.decorateRequest('pass', undefined)

  await app.register(cookie)
  app.addHook('onRequest', async (request) => {
    request.pass = passOf(request)
    request.person = request.pass === undefined ? undefined : await people.who(request.pass)
    refuseForgery(request, settings.origin)
  })
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => (request.person ? requestsPerMinute.known : requestsPerMinute.unknown),
    keyGenerator: (request) => request.person?.id ?? request.ip,
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Yordam',
        version: '0.1.0',
        description:
          'The API of a duty centre. Commands may carry an `Idempotency-Key`: a second one with the same key gets the first one’s answer. Refusals are `application/problem+json` with a stable `code`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    ...documentFromSchemas,
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}

const documentFromSchemas = {
  transform: createJsonSchemaTransform({ skipList: ['/api/docs', '/api/docs/*', '/api/openapi.json', '/*'] }),
  transformObject: createJsonSchemaTransformObject({}),
}

const passOf = (request: FastifyRequest): string | undefined => {
  const bearer = /^Bearer ([\w-]{10,200})$/.exec(request.headers.authorization ?? '')
  return bearer?.[1] ?? request.cookies[sessionCookie]
}

/**
 * A page of another site can make a browser send our cookie, but neither a header of its own choice nor our origin.
 * A token is not sent by itself, so programs need none of this.
 */
const refuseForgery = (request: FastifyRequest, origin: string): void => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return
  const from = request.headers.origin
  if (request.headers['yordam-request'] !== '1' || (from !== undefined && from !== origin)) {
    throw new Problem(
      403,
      'forged',
      `This request did not come from ${origin}; the address in the browser must be this one (YORDAM_ORIGIN).`,
    )
  }
}
