import { createReceiver, type ReceivedFrame, type Receiver } from '@yordam/dc09'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildCity } from '../model/city.ts'
import type { Planned } from '../model/happenings.ts'
import { type Panel, startPanel } from './panel.ts'
import { type Profile, type Quirk, registeredAs } from './profile.ts'

const city = buildCity(1)
const keyOf = new Map(
  city.panels.flatMap((panel) => (panel.key ? [[registeredAs(panel), Buffer.from(panel.key, 'hex')]] : [])),
)
const known = new Set(city.panels.filter(({ premises }) => premises !== undefined).map(registeredAs))

const receivers = new Set<Receiver>()
const switches = new Set<AbortController>()
afterEach(async () => {
  for (const switchedOn of switches) switchedOn.abort()
  switches.clear()
  for (const receiver of receivers) await hangUp(receiver)
})

async function hangUp(receiver: Receiver): Promise<void> {
  receivers.delete(receiver)
  await receiver.close(0)
}

/** A receiver that knows the city, as a server would after the registration. */
async function listen(port = 0): Promise<{ port: number; received: ReceivedFrame[]; receiver: Receiver }> {
  const received: ReceivedFrame[] = []
  const receiver = createReceiver({
    port,
    accountFor({ receiver: through, line, account }) {
      const id = through === undefined ? account : `R${through}L${line}.${account}`
      return known.has(id) ? { key: keyOf.get(id) } : undefined
    },
    receive(frame) {
      received.push(frame)
      return frame.account ? (frame.authenticated ? 'ack' : 'none') : 'duh'
    },
  })
  receivers.add(receiver)
  return { port: await receiver.listen(), received, receiver }
}

function switchOn(profile: Profile, port: number): Panel {
  const switchedOn = new AbortController()
  switches.add(switchedOn)
  return startPanel(profile, { host: '127.0.0.1', port }, switchedOn.signal)
}

const planned = (panel: Profile, sign: Planned['sign'], number?: string): Planned => ({
  at: 0,
  panel: panel.number,
  sign,
  ...(number && { number }),
})

const withQuirk = (quirk: Quirk) => city.panels.find((panel) => panel.quirk === quirk)!

test('every panel of the city gets its alarm through, under its account, whatever its transport, key and faults', async () => {
  const { port, received } = await listen()
  for (const panel of city.panels) switchOn(panel, port).report(planned(panel, 'intrusion', '2'))

  const accounts = () => new Set(received.map(({ frame }) => frame.account))
  await vi.waitFor(() => expect(accounts().size).toBe(city.panels.length), { timeout: 20_000 })
  for (const { frame } of received) {
    const panel = city.panels.find(({ account }) => account === frame.account)!
    expect(frame.events).toMatchObject(
      panel.standard === 'SIA' ? [{ code: 'BA', number: '2' }] : [{ code: '130', number: '002', qualifier: 'event' }],
    )
    expect(frame.encrypted).toBe(panel.key !== undefined && panel.quirk !== 'lost-its-key')
  }
  expect(received.filter((frame) => !frame.account).map(({ frame }) => frame.account)).toEqual(
    expect.arrayContaining(city.panels.filter(({ premises }) => premises === undefined).map(({ account }) => account)),
  )
})

describe('a badly made panel', () => {
  test.each([
    ['lower-case-hex', 'lower-case-hex'],
    ['binary-crc', 'binary-crc'],
    ['wrong-length', 'length'],
    ['empty-line', 'empty-line'],
    ['account-in-data-only', 'account-in-data'],
    ['trailing-nul', 'trailing-nul'],
  ] as const)('%s shows as the defect %s', async (quirk, leniency) => {
    const { port, received } = await listen()
    const panel = withQuirk(quirk)
    // A NUL behind a frame is noticed before the next one, and a checksum in small letters where it has letters: not in every one.
    const switchedOn = switchOn({ ...panel, keepsConnection: panel.transport === 'tcp' }, port)
    for (let times = 0; times < 6; times++) {
      switchedOn.report(planned(panel, 'intrusion', '1'))
      switchedOn.report(planned(panel, 'intrusion-restored', '1'))
    }
    await vi.waitFor(() => expect(received).toHaveLength(12), { timeout: 20_000 })
    expect(received.flatMap(({ frame }) => frame.leniencies)).toContain(leniency)
  })

  test('whose clock is slow is told the time and gets through', async () => {
    const { port, received, receiver } = await listen()
    const panel = withQuirk('slow-clock')
    switchOn(panel, port).report(planned(panel, 'tamper'))
    await vi.waitFor(() => expect(received).toHaveLength(1))
    expect(receiver.counts().outsideWindow).toBe(1)
  })

  test('that lost its key reports in clear, which is told apart', async () => {
    const { port, received } = await listen()
    const panel = withQuirk('lost-its-key')
    switchOn(panel, port).report(planned(panel, 'intrusion', '1'))
    await vi.waitFor(() => expect(received).toHaveLength(1))
    expect(received[0]).toMatchObject({ account: expect.anything(), authenticated: false })
  })

  test('that repeats itself sends the same frame under the same number again', async () => {
    const { port, received } = await listen()
    const panel = withQuirk('repeats-itself')
    switchOn(panel, port).report(planned(panel, 'intrusion', '1'))
    await vi.waitFor(() => expect(received).toHaveLength(2))
    expect(received[1]!.frame.sequence).toBe(received[0]!.frame.sequence)
    expect(received[1]!.frame.content).toBe(received[0]!.frame.content)
  })

  test('that has no account before its data makes no link tests, which have none', async () => {
    const { port, received } = await listen()
    const panel = withQuirk('account-in-data-only')
    const switchedOn = switchOn(panel, port)
    switchedOn.report(planned(panel, 'link-test'))
    switchedOn.report(planned(panel, 'intrusion', '1'))
    await vi.waitFor(() => expect(received).toHaveLength(1))
    expect(received[0]!.frame.token).not.toBe('NULL')
  })
})

test('a panel keeps what it has to say while nobody answers, and says it in order', async () => {
  const { port, receiver } = await listen()
  await hangUp(receiver)
  const panel = city.panels.find(({ quirk, transport }) => quirk === undefined && transport === 'tcp')!
  const switchedOn = switchOn(panel, port)
  switchedOn.report(planned(panel, 'intrusion', '1'))
  switchedOn.report(planned(panel, 'link-test'))
  switchedOn.report(planned(panel, 'intrusion-restored', '1'))

  const { received } = await listen(port)
  await vi.waitFor(() => expect(received).toHaveLength(2), { timeout: 20_000 })
  expect(received.map(({ frame }) => frame.events[0]!.code)).toEqual(
    panel.standard === 'SIA' ? ['BA', 'BR'] : ['130', '130'],
  )
})

test('a link test is a NULL frame', async () => {
  const { port, received } = await listen()
  const panel = city.panels.find(({ quirk, transport }) => quirk === undefined && transport === 'udp')!
  switchOn(panel, port).report(planned(panel, 'link-test'))
  await vi.waitFor(() => expect(received).toHaveLength(1))
  expect(received[0]!.frame).toMatchObject({ token: 'NULL', account: panel.account, events: [] })
})
