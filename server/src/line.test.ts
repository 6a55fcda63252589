import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, account, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { openTestHouse } from './fixtures/house.ts'
import { frame as received, registerAccount } from './fixtures/scene.ts'
import { signal } from './fixtures/signals.ts'
import { createDuplicates } from './signals/dc09.ts'
import { primeDuplicates } from './signals/prime.ts'
import { Replays } from './signals/replays.ts'

/** Frames on the real line, and what the house makes of them. */

const key = '00112233445566778899aabbccddeeff'
let at: TestCentre
let desk: Ask
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('supervisor')
  await desk('POST', '/api/accounts', account('1000'))
  await desk('POST', '/api/accounts', { ...account('2000'), key })
})
afterAll(() => at?.close())

let sequence = 0
const send = async (from: string, code: string, options: Parameters<TestCentre['panel']>[1] = {}) => {
  const panel = await at.panel(from, { firstSequence: ++sequence, timeoutMs: 1_000, attempts: 1, ...options })
  const { reply } = await panel.send({ data: `#${from}|Nri1/${code}` })
  panel.close()
  return reply
}
const alarmsOf = async (number: string) =>
  (await desk('GET', '/api/alarms?limit=1000')).body.filter((one: { account: string }) => one.account === number)
const signalsOf = async (number: string) => (await desk('GET', `/api/signals?account=${number}`)).body

describe('a panel that is registered', () => {
  test('opens an alarm; a further signal joins; a more urgent one raises it; a restore is shown', async () => {
    expect(await send('1000', 'BA003')).toBe('ack')
    const [opened] = await alarmsOf('1000')
    expect(opened).toMatchObject({
      status: 'waiting',
      priority: 3,
      class: 'intrusion',
      zone: '003',
      known: true,
      signals: 1,
    })
    await send('1000', 'BA004')
    await send('1000', 'PA001')
    await send('1000', 'BR003')
    const [raised, ...others] = await alarmsOf('1000')
    expect(others).toEqual([])
    expect(raised).toMatchObject({ id: opened.id, priority: 1, class: 'panic', code: 'PA', signals: 4 })
    expect(raised.raisedAt > opened.raisedAt).toBe(true)
    expect(raised.restoredAt).toBe(raised.lastSignalAt)
    await send('1000', 'BA003')
    expect((await alarmsOf('1000'))[0].restoredAt, 'it goes on').toBeNull()
    expect((await signalsOf('1000')).map((one: { code: string; alarm: string }) => [one.code, one.alarm])).toEqual(
      ['BA', 'BR', 'PA', 'BA', 'BA'].map((code) => [code, opened.id]),
    )
  })

  test('repeats a frame: acknowledged again, applied once', async () => {
    const before = (await signalsOf('1000')).length
    const same = { firstSequence: 7777, timestamps: false }
    expect(await send('1000', 'OP05', same)).toBe('ack')
    expect(await send('1000', 'OP05', same)).toBe('ack')
    expect((await signalsOf('1000')).length).toBe(before + 1)
  })
})

describe('a panel that nobody registered', () => {
  test('is kept and shown as such; its repetitions are counted', async () => {
    expect(await send('9999', 'BA001')).toBe('ack')
    expect(await send('9999', 'BA001')).toBe('ack')
    expect(await send('9999', 'BA001')).toBe('ack')
    expect(await alarmsOf('9999')).toMatchObject([{ known: false, premises: null, signals: 1, repeats: 2 }])
    expect(await signalsOf('9999')).toMatchObject([{ known: false, code: 'BA' }])
  })
})

describe('a clear frame on an account with a key', () => {
  test('gets no ACK, but opens an alarm marked unauthenticated, apart from the certain one', async () => {
    expect(await send('2000', 'PA001', { key: Buffer.from(key, 'hex') })).toBe('ack')
    await expect(send('2000', 'FA001')).rejects.toThrow()
    await expect.poll(async () => (await alarmsOf('2000')).length).toBe(2)
    expect(await alarmsOf('2000')).toMatchObject([
      { class: 'panic', authenticated: true },
      { class: 'fire', authenticated: false },
    ])
    expect((await signalsOf('2000')).map((one: { authenticated: boolean }) => one.authenticated)).toEqual([false, true])
  })
})

describe('an encrypted frame that was captured', () => {
  test('is not taken again under another number', async () => {
    const clock = Date.now()
    const captured = { key: Buffer.from(key, 'hex'), now: () => clock }
    await desk('POST', '/api/accounts', { ...account('4000'), key })
    expect(await send('4000', 'PA001', captured)).toBe('ack')
    await expect(send('4000', 'PA001', captured)).rejects.toThrow()
    expect(await send('4000', 'PA001', { ...captured, now: () => clock + 1_000 }), 'a second later').toBe('ack')
    expect(await signalsOf('4000')).toHaveLength(2)
  })
})

describe('a frame without an account', () => {
  test('cannot be used, and says so; nothing of it is logged', async () => {
    const panel = await at.panel('', { timeoutMs: 1_000, attempts: 1 })
    expect(await panel.send({ data: 'NBA001' })).toMatchObject({ reply: 'duh' })
    panel.close()
    expect(at.log.join('\n')).not.toContain('NBA001')
  })
})

describe('after a restart', () => {
  test('a frame that was taken just before is known again, also when it is sealed', async () => {
    const { house, journal, pool, close } = await openTestHouse()
    const number = await registerAccount(house, '3000')
    const plain = signal('BA', { sequence: '0001', hash: 11 })
    const personal = signal('OP', { sequence: '0002', hash: 12, user: '5' })
    const timed = signal('BA', { sequence: '0004', hash: 14, panelAt: Date.now() })
    const doubtful = signal('BA', { sequence: '0003', hash: 13, authenticated: false })
    for (const one of [plain, personal, timed, doubtful]) await received(house, number, [one])

    const duplicates = createDuplicates(60_000)
    const replays = new Replays()
    await primeDuplicates(duplicates, replays, journal, pool, (sealed) => journal.vault!.open(sealed), 60_000)
    const isKnown = async ({ token, sequence: of, hash, authenticated }: typeof plain) => {
      let fresh = false
      await duplicates.once(
        { account: number, token, sequence: of, content: String(hash), authenticated },
        async () => {
          fresh = true
          return 'ack'
        },
      )
      return !fresh
    }
    expect([await isKnown(plain), await isKnown(personal), await isKnown(doubtful)]).toEqual([true, true, false])
    expect(await isKnown({ ...plain, sequence: '0009' })).toBe(false)
    const { token, hash, panelAt } = timed
    const isReplay = (sequence: string) =>
      replays.isReplay({ account: number, hash, panelAt: panelAt! }, { token, sequence }, Date.now(), Date.now())
    expect([isReplay('0005'), isReplay('0004')]).toEqual([true, false])
    await close()
  })
})
