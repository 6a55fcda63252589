import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Listener, listen, readMessage } from '../../fixtures/event-stream.ts'
import type { AnyKind } from '../house/kind.ts'
import { Live } from './live.ts'

interface Thing {
  readonly id: string
  readonly value: string
}

const kindNamed = (name: string): AnyKind => ({
  name,
  shape: 1,
  evolve: (state: object) => state,
  isOpen: () => true,
  columns: {},
  indexes: {},
})
const alarmKind = kindNamed('alarm')
const unitKind = kindNamed('unit')
const messageKind = kindNamed('message')
type Audience = 'desk' | `crew:${string}`

/** Where the journal stands when the screens' server starts. */
const start = 100

let app: FastifyInstance
let live: Live<Audience>
let url: string
let seq: number
let things: { alarms: Map<string, Thing>; units: Map<string, Thing>; messages: Map<string, Thing> }
let views: number
let gone: { count: number }
let mayStay: () => Promise<boolean>
let listeners: Listener[]

beforeEach(async () => {
  things = { alarms: new Map(), units: new Map(), messages: new Map() }
  views = 0
  const left = { count: 0 }
  gone = left
  seq = start
  listeners = []
  mayStay = async () => true
  live = new Live<Audience>(
    [
      {
        kind: alarmKind,
        name: 'alarms',
        open: () => things.alarms.values(),
        view: (thing) => {
          views++
          return thing
        },
        audiencesOf: () => ['desk'],
      },
      {
        kind: unitKind,
        name: 'units',
        open: () => things.units.values(),
        view: (thing, audience) => {
          views++
          return audience === 'desk' ? thing : { ...thing, value: 'hidden' }
        },
        audiencesOf: (thing) => ['desk', `crew:${(thing as Thing).id}`],
      },
      {
        kind: messageKind,
        name: 'messages',
        open: () => things.messages.values(),
        view: (thing) => thing,
        audiencesOf: () => ['desk', 'crew:u', 'crew:v'],
        newsFor: ({ type, body }) => (type === 'read' ? ['desk', `crew:${body.by}`] : undefined),
      },
    ],
    start,
    { pulse: () => ({ site: 1 }), positionsTo: new Map([['desk', (fix) => fix]]) },
  )
  app = fastify({ forceCloseConnections: true })
  app.get<{ Querystring: { audience?: Audience } }>('/live', ({ query, headers }, reply) => {
    const last = headers['last-event-id']
    const lastSeq = typeof last === 'string' ? Number(last) : undefined
    const watcher = { me: { id: 'me' }, mayStay: () => mayStay(), onClose: () => void left.count++ }
    live.watch(reply, query.audience ?? 'desk', watcher, lastSeq)
  })
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/live`
})
afterEach(async () => {
  for (const listener of listeners) listener.close()
  live.close()
  await app.close()
})

const come = async (last?: number, audience = 'desk'): Promise<Listener> => {
  const listener = await listen(`${url}?audience=${audience}`, last === undefined ? {} : { 'last-event-id': `${last}` })
  listeners.push(listener)
  return listener
}

/** One commit that leaves an alarm, or a unit, with a new value. */
const commit = (id: string, value: string, kind = alarmKind): void => {
  const state = { id, value }
  things[kind === alarmKind ? 'alarms' : 'units'].set(id, state)
  live.follow({ events: [{ seq: ++seq } as never], changes: [{ kind, id, state }] }, [])
}

/** One commit of a message to two crews, or of what happened to it. */
const say = (value: string, type: 'sent' | 'read', by = ''): void => {
  const state = { id: 'm', value }
  things.messages.set('m', state)
  const event = { seq: ++seq, stream: 'message:m', type, body: { by } }
  live.follow({ events: [event as never], changes: [{ kind: messageKind, id: 'm', state }] }, [])
}

describe('a screen that comes', () => {
  test('gets everything that is open, and the pulse', async () => {
    commit('a', '1')
    commit('u', 'x', unitKind)
    const screen = await come()
    expect(await screen.next()).toMatchObject({
      event: 'reset',
      id: start + 2,
      data: { seq: start + 2, me: { id: 'me' }, alarms: [{ id: 'a', value: '1' }], units: [{ id: 'u', value: 'x' }] },
    })
    expect(await screen.next('pulse')).toMatchObject({ id: undefined, data: { seq: start + 2, site: 1 } })
  })

  test('then gets what changes, in order, a burst in one message with the last word on each thing', async () => {
    const screen = await come()
    await screen.next()
    for (const [id, value] of [
      ['a', '1'],
      ['b', '1'],
      ['a', '2'],
    ] as const)
      commit(id, value)
    expect(await screen.next()).toMatchObject({
      event: 'delta',
      id: start + 3,
      data: {
        alarms: [
          { id: 'a', value: '2' },
          { id: 'b', value: '1' },
        ],
      },
    })
    commit('b', '2')
    expect(await screen.next()).toMatchObject({
      event: 'delta',
      id: start + 4,
      data: { alarms: [{ id: 'b', value: '2' }] },
    })
  })

  test('that comes while an older picture is still good gets what changed since as well', async () => {
    commit('a', '1')
    await (await come()).next()
    commit('a', '2')
    const late = await come()
    const seen = new Map<string, string>()
    for (let at = 0; at < start + 2; ) {
      const { id, data } = await late.next()
      for (const one of data.alarms) seen.set(one.id, one.value)
      at = id!
    }
    expect(seen).toEqual(new Map([['a', '2']]))
  })

  test('is told of once when it goes', async () => {
    const screen = await come()
    await screen.next()
    expect(live.watching()).toBe(1)
    screen.close()
    await expect.poll(() => live.watching()).toBe(0)
    expect(gone.count).toBe(1)
  })
})

describe('a screen whose pass has ended', () => {
  test('is sent away with the next pulse', async () => {
    const screen = await come()
    await screen.next()
    mayStay = async () => false
    await expect(screen.next()).rejects.toThrow('the stream has ended')
    await expect.poll(() => live.watching()).toBe(0)
  })

  test('stays while nobody can say whether it has', async () => {
    mayStay = () => Promise.reject(new Error('no database'))
    const screen = await come()
    await screen.next('pulse')
    await screen.next('pulse')
    await screen.next('pulse')
    expect(live.watching()).toBe(1)
  })
})

describe('a screen that comes back', () => {
  const values = (data: { alarms?: Thing[] }) => (data.alarms ?? []).map(({ id, value }) => `${id}${value}`).sort()

  test('gets exactly what it missed', async () => {
    commit('a', '1')
    commit('b', '1')
    await (await come()).next()
    commit('b', '2')
    commit('c', '1')
    const back = await come(start + 2)
    const { event, id, data } = await back.next()
    expect({ event, id, values: values(data) }).toEqual({ event: 'delta', id: start + 4, values: ['b2', 'c1'] })
  })

  test('gets an empty delta when it missed nothing', async () => {
    commit('a', '1')
    const { event, id, data } = await (await come(start + 1)).next()
    expect({ event, id, values: values(data) }).toEqual({ event: 'delta', id: start + 1, values: [] })
  })

  test.each([
    ['from before the server started', start - 1],
    ['from a journal that was further', start + 50],
  ])('gets everything anew when it comes %s', async (_name, last) => {
    commit('a', '1')
    expect(await (await come(last)).next()).toMatchObject({ event: 'reset', id: start + 1 })
  })

  test('gets everything anew when too much has happened since', async () => {
    for (let n = 0; n < 100_001; n++) commit(`a${n}`, '1')
    await (await come()).next()
    things.alarms.clear()
    expect(await (await come(start + 1)).next()).toMatchObject({ event: 'reset' })
    const { event, data } = await (await come(seq - 1)).next()
    expect({ event, values: values(data) }).toEqual({ event: 'delta', values: ['a1000001'] })
  })
})

describe('audiences', () => {
  test('see only what concerns them, as they may', async () => {
    commit('a', 'name and door')
    commit('u', 'name', unitKind)
    commit('other', 'name', unitKind)
    const crew = await come(undefined, 'crew:u')
    const { data } = await crew.next('reset')
    expect([data.alarms, data.units]).toEqual([[], [{ id: 'u', value: 'hidden' }]])
    commit('a', 'another name')
    commit('u', 'another name', unitKind)
    const delta = await crew.next('delta')
    expect(delta.data).not.toHaveProperty('alarms')
    expect(delta.data.units).toEqual([{ id: 'u', value: 'hidden' }])
  })

  test('hear nothing of what does not concern them, neither then nor when they come back', async () => {
    const crew = await come(undefined, 'crew:u')
    await crew.next('reset')
    commit('a', 'name and door')
    commit('other', 'name', unitKind)
    await sleep(50)
    commit('u', 'at last', unitKind)
    expect(await crew.next()).toMatchObject({ event: 'delta', id: start + 3, data: { units: [{ id: 'u' }] } })
    const { data } = await (await come(start, 'crew:u')).next('delta')
    expect([data.alarms, data.units]).toEqual([undefined, [{ id: 'u', value: 'hidden' }]])
  })

  test('are not told of what is news for others only', async () => {
    const [desk, u, v] = await Promise.all([come(), come(undefined, 'crew:u'), come(undefined, 'crew:v')])
    const told = async (screen: Listener) => (await screen.next('delta')).data.messages?.[0].value
    say('sent', 'sent')
    expect(await Promise.all([desk, u, v].map(told))).toEqual(['sent', 'sent', 'sent'])
    say('read by u', 'read', 'u')
    expect(await Promise.all([desk, u].map(told))).toEqual(['read by u', 'read by u'])
    say('at last', 'sent')
    expect(await told(v)).toBe('at last')
  })

  test('are told of what was said and is news for others in the same moment, or while they were away', async () => {
    const v = await come(undefined, 'crew:v')
    await v.next('reset')
    say('sent', 'sent')
    say('read by u', 'read', 'u')
    const now = (await v.next('delta')).data.messages
    expect(now).toEqual([{ id: 'm', value: 'read by u' }])
    await sleep(50)
    say('read by u again', 'read', 'u')
    await sleep(50)
    expect((await (await come(start, 'crew:v')).next('delta')).data.messages).toEqual(now)
    expect((await (await come(start, 'crew:u')).next('delta')).data.messages[0].value).toBe('read by u again')
  })

  test('cost nothing when nobody of them watches', async () => {
    const crews = await Promise.all(['u', 'v'].map((unit) => come(undefined, `crew:${unit}`)))
    await Promise.all(crews.map((crew) => crew.next('reset')))
    crews[1]!.close()
    await expect.poll(() => live.watching()).toBe(1)
    views = 0
    commit('v', '1', unitKind)
    commit('u', '1', unitKind)
    await crews[0]!.next('delta')
    expect(views).toBe(1)
  })

  test('a change is made into a message once, however many watch', async () => {
    const screens = await Promise.all(Array.from({ length: 5 }, () => come()))
    await Promise.all(screens.map((screen) => screen.next('reset')))
    views = 0
    commit('a', '1')
    await Promise.all(screens.map((screen) => screen.next('delta')))
    expect(views).toBe(1)
  })
})

test('positions go out together, the last one of each unit, to whom they are for', async () => {
  const [screen, crew] = [await come(), await come(undefined, 'crew:T-11')]
  await screen.next()
  live.moved('T-11', [69.1, 41.1, null, 1])
  live.moved('T-12', [69.2, 41.2, 90, 1])
  live.moved('T-11', [69.3, 41.3, null, 2])
  expect((await screen.next('positions')).data.units).toEqual([
    ['T-11', 69.3, 41.3, null, 2],
    ['T-12', 69.2, 41.2, 90, 1],
  ])
  const heard: string[] = []
  for (let isOver = false; !isOver; isOver = heard.filter((event) => event === 'pulse').length === 2)
    heard.push((await crew.nextOfAll()).event)
  expect(heard).toEqual(['reset', 'pulse', 'pulse'])
})

test('a screen that cannot keep up gets everything anew instead of a flood', async () => {
  const { port } = new URL(url)
  const slow = connect(Number(port), '127.0.0.1')
  slow.write('GET /live HTTP/1.1\r\nHost: x\r\n\r\n')
  await expect.poll(() => live.watching()).toBe(1)
  slow.pause()
  const flood = 24
  for (let n = 0; n < flood; n++) {
    commit('a', `${n} ${'x'.repeat(1024 * 1024)}`)
    await sleep(30)
  }
  commit('a', 'at last')
  await sleep(50)
  let read = ''
  slow.on('data', (bytes) => {
    read += bytes.toString('latin1')
  })
  slow.resume()
  await expect.poll(() => read.includes('at last'), { timeout: 10_000 }).toBe(true)
  slow.destroy()
  // The bytes of a chunked answer: its messages are found by their own marks.
  const messages = read
    .split('\n\n')
    .flatMap((block) => (block.includes('event: ') ? [block.slice(block.indexOf('event: '))] : []))
  const kinds = messages.map((message) => /^event: (\w+)/.exec(message)?.[1]).filter((kind) => kind !== 'pulse')
  expect(kinds.filter((kind) => kind === 'delta').length).toBeLessThan(flood)
  expect(kinds.lastIndexOf('reset')).toBeGreaterThan(0)
  const last = readMessage(messages.find((message) => message.includes('at last'))!)
  expect(last).toMatchObject({ id: seq, data: { alarms: [{ id: 'a', value: 'at last' }] } })
})
