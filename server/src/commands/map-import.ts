import { open } from 'node:fs/promises'
import { groundLimits } from '../map/ground.ts'
import { PlainError } from '../platform/plain-error.ts'
import { withApi } from './reach.ts'

/** Replaces the ground plan by what a file says. */
export const importGround = async (file: string): Promise<void> => {
  const plan = await contentOf(file)
  const kept = await withApi((api) => api('PUT', '/api/map/ground', plan))
  const { features, bytes } = kept as { features: number; bytes: number }
  console.log(`The ground plan has ${features} features now (${Math.ceil(bytes / 1024)} kB).`)
}

/** As it is: the server reads it, within its limits. */
const contentOf = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > groundLimits.bytes)
      throw new PlainError(`A ground plan has at most ${groundLimits.bytes} bytes; this file has ${size}.`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}
