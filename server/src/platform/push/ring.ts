import type { Agent } from 'node:https'
import type { TaskList } from 'graphile-worker'
import webPush, { WebPushError } from 'web-push'
import type { Job } from '../jobs/jobs.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { VapidKeys } from './vapid.ts'

/** Why a phone rings. Nothing more is told to the push service: what it is about, the phone asks of us. */
export type Ring = 'job' | 'message'

/** Older than that, a ring tells of what the crew has long heard by radio. Seconds. */
const worthFor = 300
/** A push service that does not answer for so long is tried again later. Milliseconds. */
const patience = 10_000

/** Rings all phones of a unit. */
export const ringUnit = (unit: string, kind: Ring): Job => ({ task: 'ring-unit', payload: { unit, kind } })

export interface Ringing {
  readonly keys: VapidKeys
  /** Who rings, for a push service that wants to complain: an address of ours (RFC 8292, 2.1). */
  readonly subject: string
  /** Whom to trust, where that is not the world's usual authorities. */
  readonly agent?: Agent
  readonly now?: () => number
}

/** One job for each phone, so that one that cannot be reached does not make the others ring again. */
export const ringTasks = (phones: Subscriptions, { keys, subject, agent, now = Date.now }: Ringing): TaskList => {
  const isStale = (since: Date): boolean => now() - since.getTime() > worthFor * 1000
  return {
    'ring-unit': async (payload, { job, addJob }) => {
      const { unit, kind } = payload as { unit: string; kind: Ring }
      if (isStale(job.created_at)) return
      for (const phone of await phones.idsOf(unit)) {
        // The key makes a second run of this job add nothing that is still to be done.
        await addJob('ring-phone', { phone, unit, kind }, { jobKey: `${job.id}:${phone}`, maxAttempts: 6 })
      }
    },

    'ring-phone': async (payload, { job }) => {
      const { phone: id, unit, kind } = payload as { phone: string; unit: string; kind: Ring }
      const phone = isStale(job.created_at) ? undefined : await phones.find(id)
      if (!phone) return
      try {
        await webPush.sendNotification(phone.subscription, JSON.stringify({ unit, kind }), {
          vapidDetails: { subject, ...keys },
          TTL: worthFor,
          urgency: 'high',
          // One that was not delivered yet is replaced by the next of its kind (RFC 8030, 5.4).
          topic: kind,
          timeout: patience,
          ...(agent && { agent }),
        })
      } catch (error) {
        if (!isGone(error)) throw new Error(`A push service did not take a ring: ${reasonOf(error)}`)
        await phones.forget(id)
      }
    },
  }
}

/** The phone does not want to be woken any more (RFC 8030, 7.3), or its keys are none. */
const isGone = (error: unknown): boolean =>
  error instanceof WebPushError ? error.statusCode === 404 || error.statusCode === 410 : isUnusable(error)

/** Said before anything is sent: the keys of the subscription cannot be encrypted for. */
const isUnusable = (error: unknown): boolean =>
  error instanceof Error && /p256dh|auth|public key|point/i.test(error.message)

/** Without the endpoint, which lets anybody who reads it ring that phone. */
const reasonOf = (error: unknown): string =>
  error instanceof WebPushError ? `status ${error.statusCode}` : ((error as NodeJS.ErrnoException).code ?? 'no answer')
