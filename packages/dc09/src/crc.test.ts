import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitwiseCrc } from '../testing/frames.ts'
import { crc16 } from './crc.ts'

test('the check value of CRC-16/ARC', () => {
  expect(crc16(Buffer.from('123456789'))).toBe(0xbb3d)
})

test('four bytes in a step come to the same as one bit in a step, wherever they start and end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(8), fc.nat(8), (bytes, before, after) => {
      const padded = Buffer.concat([Buffer.alloc(before, 0xff), bytes, Buffer.alloc(after, 0xff)])
      expect(crc16(padded, before, before + bytes.length)).toBe(bitwiseCrc(bytes))
    }),
  )
})
