import type { FastifyReply } from 'fastify'
import type { App } from './app.ts'

/** A year, in seconds: for so long a browser that has seen us under HTTPS asks for us no other way (RFC 6797, 6.1.1). */
const yearOfHttps = 31_536_000

/** What the screens never ask a browser for; what they do (where a crew is, a screen that stays on) is left to the browser. */
const unused = ['camera', 'microphone', 'display-capture', 'usb', 'serial', 'hid', 'midi', 'bluetooth', 'payment']

/** On every answer, whatever its status. A page, and a file that runs, goes out under a wider policy of its own. */
const onAll: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
  // Nothing is kept by anybody on the way, or by a browser at a shared desk, unless a route says so.
  'Cache-Control': 'no-store',
}

/** Where browsers see us under `https:`, they are not to come by any other way. */
export const headersOfAll = (origin: string): Readonly<Record<string, string>> => ({
  ...onAll,
  ...(origin.startsWith('https:') && { 'Strict-Transport-Security': `max-age=${yearOfHttps}` }),
})

/** For answers that no hook sees: of what is not a path, or not HTTP. */
export const harden = (reply: FastifyReply, headers: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value)
}

/** Before anything else: what is refused at the first step, and what is written past the framework, has them too. */
export const hardenAll = (app: App, headers: Readonly<Record<string, string>>): void => {
  app.addHook('onRequest', async (_request, reply) => harden(reply, headers))
}
