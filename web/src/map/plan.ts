import { server } from '../api/client.ts'

/** The ground plan of the city that was brought in: what it spans, whose work it is, and from where it comes. */
export interface Plan {
  readonly bounds: readonly number[] | null
  readonly attribution: string | null
  readonly address: string
}

/** The map's own thread knows nothing of the page, and needs whole addresses. */
export const addressOf = (path: string): string => new URL(path, location.href).href

/**
 * Asks which plan there is; null as long as nobody knows, and `none` when nobody has brought one in. The plan itself is sent for
 * at once: it is on its way while the code of the map still is, and the map's thread finds it in the browser's memory.
 */
export const askForPlan = async (): Promise<Plan | 'none' | null> => {
  const { data } = await server.GET('/api/map').catch(() => ({ data: undefined }))
  if (!data) return null
  if (!data.ground) return 'none'
  const { hash, bounds, attribution } = data.ground
  // Another plan has another address, whatever a browser has kept of the last one.
  const address = addressOf(`/api/map/ground?is=${hash}`)
  // Whether it comes is the business of the map, which asks for it again.
  void fetch(address)
    .then((answer) => answer.arrayBuffer())
    .catch(() => undefined)
  return { bounds, attribution: attribution ?? null, address }
}
