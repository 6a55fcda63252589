/** Which way is up, from the metadata of a photograph (Exif 2.3, 4.6.4: the tag Orientation of the first directory), and nothing else. */

const orientationTag = 0x0112
const shortType = 3

/** 2 to 8; undefined where the picture is upright, or nothing readable is said. `tiff` begins with its byte order. */
export const orientationIn = (tiff: Buffer): number | undefined => {
  if (tiff.length < 8) return undefined
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const word = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  const entries = word(directory)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry
    if (at + 12 > tiff.length) return undefined
    if (word(at) !== orientationTag || word(at + 2) !== shortType) continue
    const orientation = word(at + 8)
    return orientation >= 2 && orientation <= 8 ? orientation : undefined
  }
  return undefined
}

/** The body of an Exif segment that says which way is up, and no more. */
export const orientationSegment = (orientation: number): Buffer => {
  const body = Buffer.alloc(6 + 8 + 2 + 12 + 4)
  body.write('Exif\0\0MM\0*', 'latin1')
  body.writeUInt32BE(8, 10)
  body.writeUInt16BE(1, 14)
  body.writeUInt16BE(orientationTag, 16)
  body.writeUInt16BE(shortType, 18)
  body.writeUInt32BE(1, 20)
  body.writeUInt16BE(orientation, 24)
  return body
}
