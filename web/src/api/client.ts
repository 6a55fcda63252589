import createClient, { type Middleware } from 'openapi-fetch'
import { language } from '../ui/i18n/index.ts'
import { persistently } from './persistent.ts'
import type { paths } from './schema.d.ts'

/** Our pages say who they are: a page of another site cannot set this header (the server refuses what lacks it). */
const ours: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language())
    if (request.method === 'GET') return
    request.headers.set('Yordam-Request', '1')
  },
}

/** The server, by its OpenAPI document. Throws only when nobody answers. */
export const server = createClient<paths>({
  baseUrl: location.origin,
  fetch: persistently({ fetch, wait: (ms) => new Promise((done) => setTimeout(done, ms)) }),
})
server.use(ours)
