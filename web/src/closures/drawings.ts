import { server } from '../api/client.ts'
import { createDrawings, type Drawing, useDrawingOf } from './drawing.ts'

/** What is being drawn on this page. Without an answer the line stays straight: nobody waits for it. */
export const drawings = createDrawings(async (through) => {
  const body = { through: through.map(([longitude, latitude]) => [longitude, latitude]) as [number, number][] }
  const answer = await server.POST('/api/roads/line', { body }).catch(() => undefined)
  return answer?.data?.line ?? null
})

export const useDrawing = (): Drawing | null => useDrawingOf(drawings)
