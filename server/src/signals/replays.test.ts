import { expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import { Replays, replayableFor } from './replays.ts'

const part = { account: '1234', hash: 7, panelAt: now }
const clear = { token: 'SIA-DCS', sequence: '0001' }
const until = now + seconds(60)

test('the same encryption under another header is a replay, under its own a repetition', () => {
  const replays = new Replays()
  expect(replays.isReplay(part, clear, now, until)).toBe(false)
  expect(replays.isReplay(part, clear, now + 1, until)).toBe(false)
  expect(replays.isReplay(part, { ...clear, sequence: '0002' }, now + 1, until)).toBe(true)
  expect(replays.isReplay(part, { ...clear, token: 'ADM-CID' }, now + 1, until)).toBe(true)
})

test('another account, content or second is another frame', () => {
  const replays = new Replays()
  const other = { ...clear, sequence: '0002' }
  replays.isReplay(part, clear, now, until)
  for (const change of [{ account: '1235' }, { hash: 8 }, { panelAt: now + seconds(1) }])
    expect(replays.isReplay({ ...part, ...change }, other, now, until)).toBe(false)
})

test('it is remembered for as long as its timestamp is good', () => {
  const replays = new Replays()
  const other = { ...clear, sequence: '0002' }
  replays.isReplay(part, clear, now, until)
  expect(replays.isReplay(part, other, until - 1, until)).toBe(true)
  expect(replays.isReplay(part, other, until, until + 1)).toBe(false)
  expect(replayableFor(undefined, seconds(30))).toBe(seconds(60))
  expect(replayableFor({ before: 3600, after: 10 }, seconds(30))).toBe(seconds(3610))
  expect(replayableFor(null, seconds(90))).toBe(seconds(90))
})
