import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { webDist } from './web-build.ts'

/** The screens of the desk: one page, whose address says what it shows. */
const pages = [
  '/',
  '/enter',
  '/console',
  '/line',
  '/replay/:incident',
  '/map',
  '/keys',
  '/supervisor',
  '/supervisor/sheet',
  '/wall',
  '/staff',
  '/tokens',
  '/approvals',
  '/rights',
  '/looks',
  '/driving',
  '/own',
]

/** The screens, under a policy that runs no script and no style but our own. */
export const servePages = async (app: App): Promise<void> => {
  await app.register(fastifyStatic, {
    root: webDist,
    index: false,
    preCompressed: true,
    // A page goes out under its policy only, from the routes below.
    allowedPath: (path) => !path.endsWith('.html'),
    // Built files carry a hash in their names: what has the same name is the same file.
    setHeaders: (reply, path) => {
      // A worker runs under the policy of the file that it is made of.
      reply.header('Content-Security-Policy', policy())
      reply.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  for (const url of pages) app.get(url, { schema: { hide: true } }, async (_request, reply) => sendPage(reply))

  // People who come to where nothing is are told so by the page itself, in their language; programs by a problem.
  app.addHook('preHandler', async (request, reply) => {
    if (request.is404 && isByBrowser(request)) return sendPage(reply.code(404).header('Vary', 'Accept'))
  })

  // A phone keeps this page, and its policy with it: there is nothing inside it that would need a nonce.
  app.get('/crew', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('Content-Security-Policy', policy())
      .header('Cache-Control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(join(webDist, 'crew.html'), 'utf8')),
  )
}

const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => {
  // Read each time: the page names built files, and they may be built anew while we serve.
  const page = await readFile(join(webDist, 'index.html'), 'utf8')
  const nonce = randomBytes(18).toString('base64')
  return reply
    .header('Content-Security-Policy', policy(nonce))
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce))
}

/** Somebody goes to an address, other than one of the API. */
const isByBrowser = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !/^\/api\b/.test(url) && /\btext\/html\b/.test(headers.accept ?? '')

/** Of a page that has scripts or styles inside, with the nonce of this answer. */
const policy = (nonce?: string): string => {
  const inside = nonce === undefined ? '' : ` 'nonce-${nonce}'`
  return [
    `default-src 'self'`,
    `script-src 'self'${inside}`,
    `style-src 'self'${inside}`,
    `img-src 'self' data: blob:`,
    `worker-src 'self' blob:`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
