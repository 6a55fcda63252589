import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exif, picture, segment, withSegments } from '../fixtures/picture.ts'
import { orientationIn } from './exif.ts'
import { NotAPhotograph, photographIn } from './jpeg.ts'

const size = { width: 24, height: 16 }

describe('a photograph', () => {
  test('that has nothing beside it stays as it is', () => {
    expect(photographIn(picture)).toEqual({ bytes: picture, ...size })
  })

  const secrets = ['OTABEK', '41.3111', 'NAVOIY', 'THUMBNAIL', 'AFTERWARDS']
  test.each<[string, Buffer]>([
    ['Exif', withSegments(exif('II', 1))],
    ['XMP', withSegments(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>OTABEK, NAVOIY 5</x:xmpmeta>'))],
    ['a colour profile', withSegments(segment(0xe2, 'ICC_PROFILE\0\x01\x01OTABEK'))],
    ['Photoshop resources', withSegments(segment(0xed, 'Photoshop 3.0\x008BIM NAVOIY'))],
    ['a comment', withSegments(segment(0xfe, 'taken by OTABEK'))],
    ['a thumbnail in JFIF', withSegments(segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02THUMBNAIL'))],
    [
      'what a maker thought of',
      withSegments(...Array.from({ length: 16 }, (_, n) => segment(0xe0 + n, `OTABEK ${n}`))),
    ],
    ['a film behind it', Buffer.concat([picture, Buffer.from('ftypmp42 AFTERWARDS')])],
    ['another picture behind it', Buffer.concat([picture, withSegments(segment(0xfe, 'OTABEK'))])],
  ])('loses %s', (_name, given) => {
    expect(secrets.some((secret) => given.includes(secret))).toBe(true)
    expect(photographIn(given)).toEqual({ bytes: picture, ...size })
  })

  test.each(['II', 'MM'] as const)(
    'keeps which way is up, in the order %s, and nothing else of its metadata',
    (order) => {
      for (let orientation = 0; orientation < 12; orientation++) {
        const { bytes } = photographIn(withSegments(exif(order, orientation)))
        const kept = orientation >= 2 && orientation <= 8
        expect(bytes.length).toBe(picture.length + (kept ? 36 : 0))
        const at = bytes.indexOf('Exif\0\0')
        expect(at === -1 ? undefined : orientationIn(bytes.subarray(at + 6))).toBe(kept ? orientation : undefined)
        expect(bytes.includes('OTABEK')).toBe(false)
      }
    },
  )

  test('keeps how its colours are meant, and nothing else of Adobe’s', () => {
    const { bytes } = photographIn(withSegments(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01OTABEK')))
    expect(bytes.includes('Adobe\0\x64\0\0\0\0\x01')).toBe(true)
    expect(bytes.includes('OTABEK')).toBe(false)
  })

  test('may be progressive, with tables and comments between its scans', () => {
    const frame = picture.indexOf(Buffer.from([0xff, 0xc0]))
    const scan = picture.indexOf(Buffer.from([0xff, 0xda]))
    const head = Buffer.from(picture.subarray(0, scan))
    head[frame + 1] = 0xc2
    const once = picture.subarray(scan, -2)
    const end = picture.subarray(-2)
    const given = Buffer.concat([head, once, segment(0xfe, 'OTABEK'), Buffer.from([0xff, 0xff]), once, end])
    // Fill bytes go with the rest.
    expect(photographIn(given).bytes).toEqual(Buffer.concat([head, once, once, end]))
  })
})

describe('is no photograph:', () => {
  const frameAt = picture.indexOf(Buffer.from([0xff, 0xc0]))
  const changed = (at: number, ...bytes: number[]): Buffer => {
    const copy = Buffer.from(picture)
    copy.set(bytes, at)
    return copy
  }
  const scanAt = picture.indexOf(Buffer.from([0xff, 0xda]))
  const scans = (count: number): Buffer =>
    Buffer.concat([
      picture.subarray(0, scanAt),
      ...Array(count).fill(picture.subarray(scanAt, -2)),
      picture.subarray(-2),
    ])
  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['its first bytes only', Buffer.from([0xff, 0xd8, 0xff])],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a page that calls itself one', Buffer.from('<script>alert(1)</script>')],
    ['a beginning and an end', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['one that is cut off', picture.subarray(0, -2)],
    ['one that is cut off in a segment', picture.subarray(0, 40)],
    ['of the arithmetic kind', changed(frameAt + 1, 0xc9)],
    ['of the lossless kind', changed(frameAt + 1, 0xc3)],
    ['of twelve bits', changed(frameAt + 4, 12)],
    ['without lines', changed(frameAt + 5, 0, 0)],
    ['as wide as a street', changed(frameAt + 7, 0xff, 0xff)],
    ['of more pixels than any screen can hold', changed(frameAt + 5, 0x3f, 0xff, 0x3f, 0xff)],
    ['of four colours', changed(frameAt + 9, 4)],
    ['with two frames', withSegments(picture.subarray(frameAt, frameAt + 19))],
    ['of thousands of scans', scans(101)],
    [
      'with something behind its tables',
      withSegments(segment(0xdb, Buffer.concat([Buffer.alloc(65), Buffer.from('OTABEK')]))),
    ],
    [
      'with something behind its codes',
      withSegments(segment(0xc4, Buffer.concat([Buffer.alloc(17), Buffer.from('OTABEK')]))),
    ],
    ['of nothing but comments', withSegments(...Array(1_001).fill(segment(0xfe, '')))],
    ['with a segment that no JPEG of ours has', withSegments(segment(0xf7, 'OTABEK'))],
    ['with a picture in the picture', withSegments(Buffer.from([0xff, 0xd8]))],
  ])('%s', (_name, given) => expect(() => photographIn(given)).toThrow(NotAPhotograph))

  test('but a hundred scans are one', () => expect(photographIn(scans(100))).toMatchObject(size))
})

/** Markers that a photograph has when it is kept; anything else has come through. */
const markersIn = (bytes: Buffer): number[] => {
  const markers: number[] = []
  for (let at = 0; at < bytes.length - 1; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] !== 0xff || next === 0 || next === 0xff) continue
    markers.push(next)
    if (next >= 0xc0 && next !== 0xd8 && next !== 0xd9 && (next < 0xd0 || next > 0xd7))
      at += 1 + bytes.readUInt16BE(at + 2)
  }
  return markers
}
const keptMarkers = new Set([0xd8, 0xe0, 0xe1, 0xee, 0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xd9])
for (let restart = 0xd0; restart <= 0xd7; restart++) keptMarkers.add(restart)

describe('whatever is sent', () => {
  const read = (given: Buffer): Buffer | undefined => {
    try {
      return photographIn(given).bytes
    } catch (error) {
      if (!(error instanceof NotAPhotograph)) throw error
      return undefined
    }
  }
  /** Kept once, it is kept as it is; and there is nothing in it that has no business there. */
  const holds = (given: Buffer): void => {
    const kept = read(given)
    if (kept === undefined) return
    expect(read(kept)?.equals(kept)).toBe(true)
    expect(markersIn(kept).filter((marker) => !keptMarkers.has(marker))).toEqual([])
  }
  const dressed = withSegments(exif('MM', 6), segment(0xe2, 'ICC_PROFILE\0OTABEK'), segment(0xfe, 'OTABEK'))

  test('bytes', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (given) => holds(Buffer.from(given)))))

  test('bytes behind the beginning of a JPEG', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(0xff), fc.nat(255)), { maxLength: 200 }), (given) =>
        holds(Buffer.from([0xff, 0xd8, ...given])),
      ),
      { numRuns: 2_000 },
    ))

  test('a photograph with bytes changed, left out, put in', () => {
    const change = fc.record({
      at: fc.nat(dressed.length),
      cut: fc.nat(6),
      insert: fc.array(fc.oneof(fc.constant(0xff), fc.nat(255)), { maxLength: 6 }),
    })
    let kept = 0
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let given = Buffer.from(dressed)
        for (const { at, cut, insert } of changes)
          given = Buffer.concat([given.subarray(0, at), Buffer.from(insert), given.subarray(at + cut)])
        holds(given)
        if (read(given)) kept++
      }),
      { numRuns: 5_000 },
    )
    expect(kept, 'some of them are still photographs').toBeGreaterThan(50)
  })

  test('a photograph cut off at every byte', () => {
    for (let length = 0; length < dressed.length; length++) expect(read(dressed.subarray(0, length))).toBeUndefined()
  })

  test('metadata of every kind, cut and bent', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 0xe0, max: 0xef }), (body, marker) => {
        const exifLike = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(body)])
        holds(withSegments(segment(marker, exifLike), segment(0xe1, exifLike)))
      }),
      { numRuns: 2_000 },
    ))
})
