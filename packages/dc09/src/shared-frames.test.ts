import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeFrame } from './decode.ts'
import { encodeFrame } from './encode.ts'

/** One entry of the collection of published frames. */
interface Published {
  readonly frame: string
  readonly key: string | null
  readonly kind: 'valid' | 'reject' | 'other-protocol'
  readonly source: string
  readonly expected: {
    readonly id?: string
    readonly encrypted?: boolean
    readonly seq?: string
    readonly receiver?: string | null
    readonly line?: string
    readonly account?: string
    readonly data?: string
    readonly timestamp?: string | null
    readonly xdata?: readonly string[]
    readonly events?: readonly { code: string; zone: string; area?: string; text?: string }[]
    readonly cid?: { qualifier: number; code: string; group: string; zone: string }
  }
  readonly verified: { readonly crc_ok?: boolean; readonly len_ok?: boolean }
}

const collection = new URL('../../../../shared/data/dc09/frames.json', import.meta.url)
const published: readonly Published[] = existsSync(collection) ? JSON.parse(readFileSync(collection, 'utf8')) : []
if (published.length === 0) console.warn(`skipped: the collection of published frames is not at ${collection.pathname}`)

const keyOf = (key: string | null): Buffer | undefined => {
  if (key === null) return undefined
  const [encoding, value] = key.split(':') as ['hex' | 'ascii', string]
  return Buffer.from(value, encoding)
}
const qualifierNumbers = { event: 1, restore: 3, previous: 6 } as const
const named = published.map((entry, index) => [`${index}: ${JSON.stringify(entry.frame)}`, entry] as const)
const isSound = ({ kind, verified }: Published) => kind === 'valid' && verified.crc_ok

describe.skipIf(published.length === 0)('published frames', () => {
  test.each(named.filter(([, entry]) => isSound(entry)))('%s', (_, { frame, key, expected, verified }) => {
    const reading = decodeFrame(Buffer.from(frame, 'latin1'), { keyFor: () => keyOf(key) })
    const header = reading.defect ? reading.header! : reading
    expect(header).toMatchObject({
      token: expected.id,
      encrypted: expected.encrypted ?? false,
      sequence: expected.seq,
      receiver: expected.receiver ?? undefined,
      line: expected.line,
      account: expected.account,
    })
    if (reading.defect) {
      expect(reading.defect).toBe('no-key')
      expect(key).toBeNull()
      return
    }
    expect(reading.leniencies.includes('length')).toBe(!verified.len_ok)
    if (expected.data !== undefined) expect(reading.data).toBe(expected.data)
    if (expected.timestamp !== undefined) {
      expect(reading.timestamp).toBe(expected.timestamp === null ? undefined : Date.parse(expected.timestamp))
    }
    for (const block of expected.xdata ?? []) expect(reading.content).toContain(`[${block}]`)
    if (expected.events) {
      expect(reading.events).toHaveLength(expected.events.length)
      for (const [index, { code, zone, area, text }] of expected.events.entries()) {
        expect(reading.events[index]).toMatchObject({ standard: 'SIA', code, number: zone, area, text })
      }
    }
    if (expected.cid) {
      const [event] = reading.events
      expect(qualifierNumbers[event!.qualifier!]).toBe(expected.cid.qualifier)
      expect(event).toMatchObject({ code: expected.cid.code, area: expected.cid.group, number: expected.cid.zone })
    }
  })

  test.each(named.filter(([, entry]) => !isSound(entry)))('not taken: %s', (_, { frame, key }) => {
    const reading = decodeFrame(Buffer.from(frame, 'latin1'), { keyFor: () => keyOf(key) })
    expect(reading.defect).toMatch(/^(crc|format)$/)
  })

  test('sound frames in clear are written as they were published', () => {
    const clear = published.filter((entry) => isSound(entry) && entry.verified.len_ok && !entry.expected.encrypted)
    for (const { frame } of clear) {
      const reading = decodeFrame(Buffer.from(frame, 'latin1'))
      if (reading.defect) throw new Error(`not read: ${frame}`)
      expect(encodeFrame(reading).toString('latin1')).toBe(frame)
    }
    expect(clear.length).toBeGreaterThan(5)
  })
})
