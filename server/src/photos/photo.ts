import { z } from 'zod'
import { Instant } from '../platform/words.ts'

/** Bytes that a photograph may have: what a phone makes of it for a screen, not what its camera stores. */
export const longestPhoto = 3 * 1024 * 1024

export const PhotoView = z
  .object({
    id: z.string().meta({ description: 'The picture itself is at /api/photos/{id}' }),
    incident: z.string(),
    at: Instant,
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'Photo' })
