import { beforeEach, describe, expect, test } from 'vitest'
import { memoryOutbox } from '../kept/memory-outbox.ts'
import { alone } from './alone.ts'
import { type Deed, laneOf } from './deeds.ts'
import { drain } from './drain.ts'
import type { Outbox } from './entry.ts'
import type { Answer } from './fate.ts'

/** A server in the hand of the test: it remembers what reached it, and does each key once. */
const aServer = () => {
  const reached: string[] = []
  const done: string[] = []
  const keys = new Set<string>()
  const server = {
    reached,
    done,
    person: { id: 'crew' } as { id: string } | null | undefined,
    asked: 0,
    /** What it answers to the next attempts; then it carries everything out. */
    answers: [] as Answer[],
    async whoIsHere() {
      server.asked++
      return server.person
    },
    async send({ deed, key, at }: { deed: Deed; key: string; at: number }): Promise<Answer> {
      await new Promise((later) => setTimeout(later))
      const name = `${textOf(deed)}@${at}`
      reached.push(name)
      const answer = server.answers.length ? server.answers.shift()! : { status: 200, problem: null }
      if (answer && answer.status < 300 && !keys.has(key)) {
        keys.add(key)
        done.push(name)
      }
      return answer
    },
    now: () => 1000,
  }
  return server
}

const refusal = (status: number, code = 'no') => ({ status, problem: { code, title: '', status, detail: {} } })
const textOf = (deed: Deed) => (deed.kind === 'message' ? deed.text : deed.kind)

let box: Outbox
let server: ReturnType<typeof aServer>
let pressedAt: number

beforeEach(() => {
  box = memoryOutbox()
  server = aServer()
  pressedAt = 0
})

const pressing = (deed: Deed, person = 'crew') =>
  box.add({ key: `k${++pressedAt}`, lane: laneOf(deed), person, unit: 'T-01', at: pressedAt, deed, broke: 0 })
const saying = (text: string, person?: string) => pressing({ kind: 'message', text }, person)
const waiting = async () => (await box.all()).waiting.map(({ deed }) => textOf(deed))
const drained = () => drain('usual', box, server)

test('sends in the order of pressing, with the times of pressing', async () => {
  await saying('a')
  await saying('b')
  await saying('c')
  expect(await drained()).toBe('empty')
  expect(server.done).toEqual(['a@1', 'b@2', 'c@3'])
  expect(await waiting()).toEqual([])
  expect((await box.all()).sent.map(({ sentAt }) => sentAt)).toEqual([1000, 1000, 1000])
})

test('what got no answer is sent again under its key, and done once', async () => {
  await saying('a')
  await saying('b')
  const { send } = server
  // It arrives, and the answer gets lost on the way back.
  server.send = async (entry) => {
    await send(entry)
    return null
  }
  expect(await drained()).toBe('later')
  expect(await waiting()).toEqual(['a', 'b'])
  server.send = send
  expect(await drained()).toBe('empty')
  expect(server.reached).toEqual(['a@1', 'a@1', 'b@2'])
  expect(server.done).toEqual(['a@1', 'b@2'])
})

test.each([400, 403, 404, 409, 422])('what is refused with %d is told, and blocks nothing', async (status) => {
  await saying('a')
  await saying('b')
  server.answers = [refusal(status, 'assignment-recalled')]
  expect(await drained()).toBe('empty')
  expect(server.done).toEqual(['b@2'])
  const { refused } = await box.all()
  expect(refused).toMatchObject([{ at: 1, deed: { text: 'a' }, problem: { code: 'assignment-recalled' } }])
  await box.dismiss(refused[0]!.n)
  expect((await box.all()).refused).toEqual([])
})

test.each([429, 502, 503, 504])('%d is a bad moment: everything waits in its order', async (status) => {
  await saying('a')
  await saying('b')
  server.answers = [refusal(status)]
  expect(await drained()).toBe('later')
  expect(await waiting()).toEqual(['a', 'b'])
})

test('who is signed out keeps everything', async () => {
  await saying('a')
  server.person = null
  expect(await drained()).toBe('signed-out')
  server.person = { id: 'crew' }
  server.answers = [refusal(401, 'not-signed-in')]
  expect(await drained()).toBe('signed-out')
  expect(await waiting()).toEqual(['a'])
})

test('nothing is sent in the name of another who signed in on the same phone', async () => {
  await saying('a', 'former crew')
  await saying('b')
  expect(await drained()).toBe('empty')
  expect(server.done).toEqual(['b@2'])
  expect(await waiting()).toEqual(['a'])
})

test('what the server breaks over again and again is put aside in the end', async () => {
  await saying('a')
  await saying('b')
  server.answers = Array.from({ length: 5 }, () => refusal(500, 'failed'))
  for (let n = 0; n < 4; n++) expect(await drained()).toBe('later')
  expect(await drained()).toBe('empty')
  expect(server.done).toEqual(['b@2'])
  expect((await box.all()).refused).toMatchObject([{ deed: { text: 'a' }, problem: { code: 'failed' } }])
})

test('who has nothing to send asks for nobody, with a network and without one', async () => {
  for (const person of [undefined, null, { id: 'crew' }]) {
    server.person = person
    expect(await drained()).toBe('empty')
  }
  expect(server.asked).toBe(0)
  await pressing({ kind: 'distress', position: null })
  expect(await drained()).toBe('empty')
  expect(server.asked).toBe(0)
})

describe('a call for help', () => {
  test('waits behind nothing', async () => {
    await saying('a')
    await pressing({ kind: 'distress', position: null })
    expect(await drain('urgent', box, server)).toBe('empty')
    expect(server.done).toEqual(['distress@2'])
  })
})

test('without a network everything waits, and it is asked for again', async () => {
  await saying('a')
  server.person = undefined
  expect(await drained()).toBe('later')
  expect([server.asked, server.reached, await waiting()]).toEqual([1, [], ['a']])
})

test('two tabs that send at once send each thing once, in order', async () => {
  for (const text of ['a', 'b', 'c', 'd']) await saying(text)
  const tab = () => alone('two-tabs', () => drained())
  expect(await Promise.all([tab(), tab()])).toEqual(['empty', 'empty'])
  expect(server.reached).toEqual(['a@1', 'b@2', 'c@3', 'd@4'])
})
