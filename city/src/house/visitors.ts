import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from '../api/client.ts'

/** Those who come in from outside, as the people whom a demonstration has ready for them. */
export type Visitors = {
  /** Whether the server is a demonstration. */
  readonly demo: boolean
  /** As the crews of which units they come in. */
  readonly units: ReadonlySet<string>
  /** Does one of them sit before a screen? At a server that is no demonstration, whoever works there always does. */
  areHere(): boolean
  /** Waits for the first of them, but not for ever: a city that nobody visits lives as well. */
  come(): Promise<void>
  /** Looks after who is here until the signal ends it. */
  watch(): Promise<never>
}

type Ways = {
  readonly demo: boolean
  readonly people: readonly { readonly id: string; readonly unit: string | null }[]
}
type Present = { readonly id: string; readonly screens: number }

/** From one look to the next (ms). */
const lookEvery = 500
/** So long the first visitor is waited for (ms). */
const patience = 60_000

export async function visitorsOf(api: Api, signal: AbortSignal): Promise<Visitors> {
  const { demo, people } = await api.get<Ways>('/api/ways')
  const ids = new Set(people.map(({ id }) => id))
  let here = !demo
  return {
    demo,
    units: new Set(people.flatMap(({ unit }) => unit ?? [])),
    areHere: () => here,
    async come() {
      for (const latest = performance.now() + patience; !here && performance.now() < latest; ) {
        await sleep(lookEvery, undefined, { signal })
      }
    },
    async watch() {
      for (;;) {
        if (demo) {
          const present = await api.get<readonly Present[]>('/api/presence')
          here = present.some(({ id, screens }) => ids.has(id) && screens > 0)
        }
        await sleep(lookEvery, undefined, { signal })
      }
    },
  }
}
