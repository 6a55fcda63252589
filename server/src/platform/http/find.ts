import type { House } from '../house/house.ts'
import type { KindOf } from '../house/kind.ts'
import { notFound } from './problems.ts'

/** A thing as committed, open or not. @throws {Problem} that says there is none. */
export const find = async <State extends object>(house: House, kind: KindOf<State>, id: string): Promise<State> => {
  const state = await house.fetch(kind, id)
  if (!state) throw notFound(kind.name, id)
  return state
}

/** The same for a thing that is open, from memory. @throws {Problem} that says there is none. */
export const findOpen = <State extends object>(house: House, kind: KindOf<State>, id: string): State => {
  const state = house.get(kind, id)
  if (!state) throw notFound(kind.name, id)
  return state
}
