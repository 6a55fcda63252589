import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './app.ts'

/** The one style that the page's own script writes into it, by its hash: another version may write another one. */
const written = 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='

/** The page that shows the document has its own scripts and styles; nothing comes from elsewhere. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' '${written}'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** The OpenAPI document of every route that is registered later, and the page that shows it. */
export const documentApi = async (app: App, sessionCookie: string): Promise<void> => {
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
    transform: createJsonSchemaTransform({ skipList: ['/api/docs', '/api/docs/*', '/api/openapi.json', '/*'] }),
    transformObject: createJsonSchemaTransformObject({}),
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: policy,
    theme: {
      title: 'Yordam: the API',
      css: [{ filename: 'yordam.css', content: '.swagger-ui .topbar { display: none }' }],
    },
    // One document, at one address; the bar for choosing others, with its maker's name, is not shown.
    uiConfig: { urls: [{ url: '/api/openapi.json', name: 'Yordam' }] },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
