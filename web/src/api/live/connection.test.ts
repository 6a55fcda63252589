import { beforeEach, expect, test, vi } from 'vitest'
import { keepConnected, type Wire } from './connection.ts'
import type { Message } from './messages.ts'

/** The browser's side of a stream, in the hand of the test. */
class Stream extends EventTarget {
  readyState = 0
  onopen = () => {}
  onerror = () => {}
  close = vi.fn(() => {
    this.readyState = 2
  })
  open() {
    this.readyState = 1
    this.onopen()
  }
  say(type: string, body: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(body) }))
  }
  /** Broken off: the browser tries again by itself. */
  breakOff() {
    this.readyState = 0
    this.onerror()
  }
  /** Refused with an HTTP error: the browser gives up. */
  giveUp() {
    this.readyState = 2
    this.onerror()
  }
}

let streams: Stream[]
let heard: Message[]
let links: string[]
let now: number
let look: () => void
let welcome: boolean
let stop: () => void

const settled = () => new Promise((done) => setTimeout(done))
const latest = () => streams.at(-1)!

beforeEach(() => {
  streams = []
  heard = []
  links = []
  now = 0
  welcome = true
  const wire: Wire = {
    open: () => {
      streams.push(new Stream())
      return latest() as unknown as EventSource
    },
    welcome: async () => welcome,
    every: (_ms, doLook) => {
      look = doLook
      return () => {
        look = () => {}
      }
    },
    now: () => now,
  }
  stop = keepConnected(wire, { hear: (message) => heard.push(message), link: (link) => links.push(link) })
})

test('hands on what it hears', () => {
  latest().open()
  latest().say('pulse', { seq: 7 })
  expect(heard).toEqual([{ type: 'pulse', body: { seq: 7 } }])
  expect(links).toEqual(['connecting', 'open'])
})

test('tells of a break at once and leaves the reconnecting to the browser, which resumes', () => {
  latest().open()
  latest().breakOff()
  look()
  expect(links.at(-1)).toBe('broken')
  expect(streams).toHaveLength(1)
  latest().open()
  expect(links.at(-1)).toBe('open')
})

test('asks again where the browser has given up', async () => {
  latest().giveUp()
  look()
  await settled()
  expect(streams).toHaveLength(2)
})

test('asks again when nothing was heard for long, although the line looks open', async () => {
  latest().open()
  now = 9_000
  look()
  expect(streams).toHaveLength(1)
  now = 11_000
  look()
  await settled()
  expect(streams).toHaveLength(2)
  expect(streams[0]?.close).toHaveBeenCalled()
})

test('asks who is signed in only where it was refused', async () => {
  welcome = false
  latest().breakOff()
  now = 11_000
  look()
  await settled()
  expect(streams).toHaveLength(2)
  latest().giveUp()
  look()
  await settled()
  expect(streams).toHaveLength(2)
})

test('does not ask again when nobody is signed in any more', async () => {
  welcome = false
  latest().giveUp()
  look()
  await settled()
  expect(streams).toHaveLength(1)
})

test('is stopped for good', async () => {
  latest().giveUp()
  look()
  stop()
  await settled()
  expect(streams).toHaveLength(1)
  expect(streams[0]?.readyState).toBe(2)
})
