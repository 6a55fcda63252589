import { server } from '../api/client.ts'
import type { ClosedRoads } from '../api/words.ts'
import { createDrawings, type Drawing, useDrawingOf } from './drawing.ts'

/** What is being drawn on this page. Without an answer the line stays straight: nobody waits for it. */
export const drawings = createDrawings({
  async follow(through) {
    const body = { through: through.map(([longitude, latitude]) => [longitude, latitude]) as [number, number][] }
    const answer = await server.POST('/api/roads/line', { body }).catch(() => undefined)
    return answer?.data?.line ?? null
  },
  async closes(where) {
    const answer = await server.POST('/api/roads/closed', { body: { where, oneWay: false } }).catch(() => undefined)
    // The client’s types forget of a position that it is two numbers.
    return (answer?.data?.closed ?? null) as ClosedRoads | null
  },
})

export const useDrawing = (): Drawing | null => useDrawingOf(drawings)
