/** The longer side of what is sent, px: enough to read a number plate or a label, and small on a bad network. */
const LONGEST = 1600
/** What the server takes, bytes. */
const LARGEST = 3 * 1024 * 1024
/** From good to just good enough. */
const qualities = [0.82, 0.7, 0.55] as const

/** The size of a picture, no longer than that on its longer side; a smaller one stays as it is. */
export const fitted = (width: number, height: number): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A photograph drawn anew, smaller: nothing of what the phone wrote into the file goes along (where, when, which phone).
 * Throws when it is no picture that the browser can read.
 */
export const shrink = async (file: Blob): Promise<Blob> => {
  // Turned as it was held: the turning, too, stood in what is now gone.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitted(picture.width, picture.height))
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of qualities) {
    const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (jpeg && jpeg.size <= LARGEST) return jpeg
  }
  throw new Error('The picture cannot be made small enough.')
}
