import type { Network, Way } from '../model/ground/ways.ts'

/** A piece of a way as it leaves a node. */
export type Arm = { readonly way: Way; readonly towards: number }

/** What leaves each node of the network. */
export function armsOf({ nodes, ways }: Network): readonly (readonly Arm[])[] {
  const arms: Arm[][] = nodes.map(() => [])
  for (const way of ways)
    way.nodes.slice(1).forEach((to, index) => {
      const from = way.nodes[index]!
      arms[from]!.push({ way, towards: to })
      arms[to]!.push({ way, towards: from })
    })
  return arms
}

const isMain = ({ way }: Arm): boolean => way.class === 'ring' || way.class === 'radial'
const isStreet = ({ way }: Arm): boolean => way.class !== 'lane'
/** Around the square nobody waits, as around any roundabout. */
const isOfTheSquare = ({ way }: Arm): boolean => way.class === 'ring' && way.oneway

/** Where streets cross a main street there are signals. */
export const hasSignals = (arms: readonly Arm[]): boolean =>
  arms.some(isMain) && arms.filter(isStreet).length >= 4 && !arms.some(isOfTheSquare)

/** Where a radial street crosses a ring, nobody turns as they like. */
export const isGreat = (arms: readonly Arm[]): boolean =>
  (['ring', 'radial'] as const).every((kind) => arms.filter(({ way }) => way.class === kind).length === 2) &&
  !arms.some(isOfTheSquare)
