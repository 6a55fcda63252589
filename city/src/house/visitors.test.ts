import { expect, test, vi } from 'vitest'
import type { Api } from '../api/client.ts'
import { visitorsOf } from './visitors.ts'

const people = [
  { id: 'demo-operator', unit: null },
  { id: 'demo-crew', unit: 'T-07' },
]

/** A server that says who is there; `present` is changed by the test. */
const serverWith = (demo: boolean) => {
  const present: { id: string; screens: number }[] = []
  const answers: Record<string, unknown> = {
    '/api/ways': { demo, people: demo ? people : [] },
    '/api/presence': present,
  }
  return { present, api: { get: async (path: string) => answers[path] } as Pick<Api, 'get'> as Api }
}

const watched = async (demo: boolean) => {
  const stopping = new AbortController()
  const { present, api } = serverWith(demo)
  const visitors = await visitorsOf(api, stopping.signal)
  const watching = visitors.watch().catch(() => 'stopped')
  const stop = () => {
    stopping.abort()
    return watching
  }
  return { visitors, present, stop }
}

test('a visitor is there as long as one of the people of the demonstration sits before a screen', async () => {
  const { visitors, present, stop } = await watched(true)
  expect([...visitors.units]).toEqual(['T-07'])
  let hasBegun = false
  const begun = visitors.come().then(() => {
    hasBegun = true
  })
  present.push({ id: 'operator-anna', screens: 1 }, { id: 'demo-operator', screens: 0 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([visitors.areHere(), hasBegun]).toEqual([false, false])
  present[1] = { id: 'demo-operator', screens: 1 }
  await vi.waitFor(() => expect(visitors.areHere()).toBe(true), 5_000)
  await begun
  present.length = 0
  await vi.waitFor(() => expect(visitors.areHere()).toBe(false), 5_000)
  expect(await stop()).toBe('stopped')
})

test('where it is no demonstration, whoever works there is the visitor', async () => {
  const { visitors, stop } = await watched(false)
  await visitors.come()
  expect(visitors.areHere()).toBe(true)
  await stop()
})
