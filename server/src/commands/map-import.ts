import { readFile } from 'node:fs/promises'
import { PlainError } from '../platform/plain-error.ts'
import { withApi } from './reach.ts'

/** Replaces the ground plan by what a file says. */
export const importGround = async (file: string): Promise<void> => {
  const document = parse(await readFile(file, 'utf8'))
  const kept = await withApi((api) => api('PUT', '/api/map/ground', document))
  const { features, bytes } = kept as { features: number; bytes: number }
  console.log(`The ground plan has ${features} features now (${Math.ceil(bytes / 1024)} kB).`)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new PlainError(`This is not JSON: ${(error as Error).message}`)
  }
}
