import { expect } from 'vitest'
import type { DecodedFrame, FrameDefect } from '../src/frame.ts'

/** CRC-16/ARC as its definition says, bit by bit: shares nothing with the code under test. */
export function bitwiseCrc(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}

/** A body between its CRC, its length and its ends, made without the encoder. */
export function framed(body: string): Buffer {
  const bytes = Buffer.from(body, 'latin1')
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')
  return Buffer.concat([Buffer.from(`\n${hex(bitwiseCrc(bytes))}${hex(bytes.length)}`), bytes, Buffer.from('\r')])
}

/** The reading as a frame; fails the test when it is a defect. */
export function sound(reading: DecodedFrame | FrameDefect): DecodedFrame {
  expect(reading.defect).toBeUndefined()
  return reading as DecodedFrame
}
