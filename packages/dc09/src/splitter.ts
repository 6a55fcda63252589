import { bodyOf, longestFrame } from './envelope.ts'

const lf = 0x0a
const cr = 0x0d
const nul = 0x00
const blank = 0x20

/** LF, two bytes of CRC, four digits and the quotation mark: with fewer, a header cannot be told from rubbish. */
const shortestHeader = 10

/** Takes what the splitter finds. */
export interface FrameSink {
  /** One frame, from LF to CR (and a NUL behind it, where one stands). The bytes are only lent: copy what is kept. */
  frame(bytes: Buffer): void
  /** So many bytes belonged to no frame and were passed over. */
  rubbish(count: number): void
}

const nothing = Buffer.alloc(0)

/**
 * Finds the frames in a TCP stream, however it was cut into segments. A frame starts with LF and a header and ends with
 * CR; the length field is not trusted, because panels get it wrong. A header before the CR starts anew: the frame before
 * it was broken off. What belongs to no frame is passed over, and so is a frame that is longer than the standard allows,
 * so that the splitter never holds more than one longest frame.
 */
export class FrameSplitter {
  #held: Buffer = nothing

  /** Bytes of a frame that has begun and not ended. */
  get held(): number {
    return this.#held.length
  }

  push(segment: Buffer, sink: FrameSink): void {
    const searched = this.#held.length
    const bytes = searched === 0 ? segment : Buffer.concat([this.#held, segment])
    const rest = split(bytes, searched, sink)
    // A copy: the segment lies in a large block of the socket's, which a view would keep alive.
    this.#held = rest === bytes.length ? nothing : Buffer.from(bytes.subarray(rest))
  }
}

/**
 * Hands over all whole frames; returns where the first one starts that has not ended. The first `searched` bytes were
 * looked at before and hold no end of the frame that they begin, so that a frame that drips in costs no more than one
 * that comes at once.
 */
function split(bytes: Buffer, searched: number, sink: FrameSink): number {
  let rubbish = 0
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] !== lf) {
      if (!isFiller(bytes[at]!)) rubbish++
      at++
      continue
    }
    if (bytes.length - at < shortestHeader && mayBecomeHeader(bytes, at)) break
    const body = bodyOf(bytes, at)
    if (body < 0) {
      at++
      continue
    }
    // The last bytes searched may have been the beginning of a header.
    const end = endOf(bytes, Math.max(body, searched - shortestHeader))
    if (end < 0 && bytes.length - at <= longestFrame) break
    if (end < 0) {
      rubbish += bytes.length - at
      at = bytes.length
    } else if (bytes[end] === cr && end - at < longestFrame) {
      const next = bytes[end + 1] === nul ? end + 2 : end + 1
      sink.frame(bytes.subarray(at, next))
      at = next
    } else {
      rubbish += end - at
      at = end
    }
  }
  if (rubbish > 0) sink.rubbish(rubbish)
  return at
}

/** Panels put line ends, NULs and blanks between frames; that is no defect. */
const isFiller = (byte: number) => byte === cr || byte === lf || byte === nul || byte === blank

/** False as soon as the few bytes there are can no longer begin a header, so that a lone LF is not held for long. */
function mayBecomeHeader(bytes: Buffer, start: number): boolean {
  for (let at = start + 3; at < bytes.length; at++) if (bytes[at] === cr) return false
  return true
}

/** The CR that ends a frame, or the LF of a header that breaks it off, whichever is first; -1 when there is neither. */
function endOf(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === cr || (byte === lf && bodyOf(bytes, at) >= 0)) return at
  }
  return -1
}
