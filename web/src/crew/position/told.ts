import { server } from '../../api/client.ts'
import type { Fix } from './report.ts'
import { become, nowhere } from './whereabouts.ts'

/** A car covers some forty metres meanwhile, ms. */
const EVERY = 3000

/**
 * Where the unit is as the centre knows it, until it is stopped. The phone is not asked where it is: in a demonstration it
 * is with a visitor, somewhere in the world, and the unit is in a city that does not exist.
 */
export const beTold = (unit: string): (() => void) => {
  let fix: Fix | null = null
  let stopped = false
  become({ locating: 'told', fix })
  const ask = async () => {
    if (document.visibilityState !== 'visible') return
    const { data } = await server
      .GET('/api/units/{id}', { params: { path: { id: unit } } })
      .catch(() => ({ data: undefined }))
    // Without a network it is where it was last.
    if (stopped || !data) return
    const { position, heading, positionAt } = data
    fix = position && { position: [position[0]!, position[1]!], heading, speed: null, at: Date.parse(positionAt ?? '') }
    become({ locating: 'told', fix })
  }
  void ask()
  const timer = setInterval(() => void ask(), EVERY)
  return () => {
    stopped = true
    clearInterval(timer)
    become(nowhere)
  }
}
