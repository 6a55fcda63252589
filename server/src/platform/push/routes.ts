import { z } from 'zod'
import type { Door } from '../http/door.ts'
import { Problem } from '../http/problems.ts'
import { SubscriptionForm, type Subscriptions } from './subscriptions.ts'

const tag = 'push'

/** The push services of the browsers' makers. We call nobody else: a subscription is an address that somebody sends us. */
const services = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com'] as const

const isKnown = (endpoint: string, more: readonly string[]): boolean => {
  const { hostname, username, password } = new URL(endpoint)
  const isOf = (service: string): boolean => hostname === service || hostname.endsWith(`.${service}`)
  return username === '' && password === '' && [...services, ...more].some(isOf)
}

export const pushRoutes = (door: Door, phones: Subscriptions, key: string, more: readonly string[]): void => {
  door.route({
    method: 'GET',
    url: '/api/push/key',
    action: 'push:subscribe',
    tag,
    summary: 'The key under which a browser subscribes to be woken (applicationServerKey)',
    answer: z.object({ key: z.string().meta({ description: 'P-256, uncompressed, base64url' }) }),
    answerTo: () => ({ key }),
  })

  door.route({
    method: 'PUT',
    url: '/api/push/subscription',
    action: 'push:subscribe',
    keyless: true,
    tag,
    summary: 'Let this phone be woken when its unit is sent, or written to',
    body: SubscriptionForm,
    answer: z.object({ subscribed: z.boolean() }),
    answerTo: async ({ body, person, request }) => {
      if (person.unit === null) throw new Problem(403, 'not-your-unit', 'You are the crew of no unit.')
      if (!isKnown(body.endpoint, more))
        throw new Problem(
          400,
          'unknown-push-service',
          'This push service is not one that this server calls; the administrator can allow it (YORDAM_PUSH_SERVICES).',
        )
      await phones.keep(request.pass!, person.unit, body, Date.now())
      return { subscribed: true }
    },
  })

  door.route({
    method: 'DELETE',
    url: '/api/push/subscription',
    action: 'push:subscribe',
    tag,
    summary: 'Let this phone be woken no more',
    answer: z.object({ ended: z.int() }),
    answerTo: async ({ request }) => ({ ended: await phones.forgetAllOf(request.pass!) }),
  })
}
