import { setTimeout as sleep } from 'node:timers/promises'
import type { Condition } from '@yordam/atlas'
import type { Api } from '../api/client.ts'
import type { ClosureView } from '../api/words.ts'
import type { Drives } from './drives.ts'

/** From one look to the next (ms). */
const lookEvery = 2_000

/** Tells those who drive which roads the duty centre has declared closed or slow, until the signal ends it. */
export async function heedClosures(api: Api, drives: Drives, signal: AbortSignal): Promise<never> {
  for (let told = '[]'; ; ) {
    const standing = standingAt(await api.get<readonly ClosureView[]>('/api/closures'), Date.now())
    const now = JSON.stringify(standing)
    if (now !== told) drives.heed(conditionsOf(standing))
    told = now
    await sleep(lookEvery, undefined, { signal })
  }
}

/** Those that hold now. What holds at some hours of the week only is left alone: the city has a day of its own. */
export const standingAt = (closures: readonly ClosureView[], now: number): ClosureView[] =>
  closures.filter(
    ({ startsAt, endsAt, hours }) =>
      hours === null && Date.parse(startsAt) <= now && (endsAt === null || now < Date.parse(endsAt)),
  )

export const conditionsOf = (closures: readonly ClosureView[]): Condition[] =>
  closures.map(({ where, oneWay, slower }) => ({
    where:
      where.type === 'LineString'
        ? { along: where.coordinates, onlyThatWay: oneWay }
        : // The atlas closes a ring by itself.
          { inside: where.coordinates[0].slice(1) },
    slower: slower ?? Number.POSITIVE_INFINITY,
  }))
