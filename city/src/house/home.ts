import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { City } from '../model/city.ts'

/**
 * The folder of a city's data: each city has its own, or the premises of one would stay registered beside those of another.
 * A city is known by its seed and by what is in it, so one that was built by an older program begins anew as well.
 */
export function homeOf({ seed, premises, units, stations }: City): string {
  const is = JSON.stringify([premises.map(({ address, name, at }) => [address, name, at]), units, stations])
  return join('data', 'demo', `seed-${seed}-${createHash('sha256').update(is).digest('hex').slice(0, 8)}`)
}
