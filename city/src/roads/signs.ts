import type { OsmRelation } from '@yordam/atlas'
import type { Way } from '../model/ground/ways.ts'
import { radialNames, ringNames } from '../model/names.ts'
import type { Point } from '../model/plane.ts'

/** A piece of a way between great crossings, under the number that it has in the file. */
export type Section = { readonly id: number; readonly way: Way; readonly nodes: readonly number[] }

type Restriction = { readonly restriction: string; readonly except?: string }

/** Signed for everybody at every great crossing, blue lights or not: there is no room to turn round. */
const noWayBack: Restriction = { restriction: 'no_u_turn' }

/** What is signed for those who come along a radial street to a ring, by its name; on the avenue something else may be. */
const alongRadials: Readonly<
  Record<string, { readonly everywhere?: Restriction; readonly onTheAvenue?: Restriction }>
> = {
  [ringNames[1]]: { onTheAvenue: { restriction: 'only_straight_on' } },
  [ringNames[2]]: { everywhere: { restriction: 'no_left_turn', except: 'emergency' } },
  // A kerb runs along the middle of the great ring.
  [ringNames[3]]: { everywhere: { restriction: 'no_left_turn' } },
}

/** A section as it comes to a crossing: `by` is the node before it. */
type Approach = { readonly section: Section; readonly by: number }

/** The turn restrictions at a great crossing, as OpenStreetMap has them (“Relation:restriction”); numbers are given later. */
export function signsAt(
  crossing: number,
  nodes: readonly Point[],
  sections: readonly Section[],
): Omit<OsmRelation, 'id'>[] {
  const approaches = sections
    .filter(({ way }) => way.class === 'ring' || way.class === 'radial')
    .flatMap((section): Approach[] => [
      ...(section.nodes[0] === crossing ? [{ section, by: section.nodes[1]! }] : []),
      ...(section.nodes.at(-1) === crossing ? [{ section, by: section.nodes.at(-2)! }] : []),
    ])
  const sign = (tags: Restriction, from: Section, to: Section): Omit<OsmRelation, 'id'> => ({
    tags: { type: 'restriction', ...tags },
    members: [
      { type: 'way', id: from.id, role: 'from' },
      { type: 'node', id: crossing + 1, role: 'via' },
      { type: 'way', id: to.id, role: 'to' },
    ],
  })
  const ring = approaches.find(({ section }) => section.way.class === 'ring')!.section.way.name
  return approaches.flatMap((from) => {
    const { way } = from.section
    const { everywhere, onTheAvenue } = (way.class === 'radial' && alongRadials[ring]) || {}
    const signed = (way.name.startsWith(radialNames[0]) && onTheAvenue) || everywhere
    const to = signed && approaches.find((other) => isMeant(signed, nodes, crossing, from, other))
    return [sign(noWayBack, from.section, from.section), ...(to ? [sign(signed, from.section, to.section)] : [])]
  })
}

/** Whether a sign speaks of the turn from here into there. */
function isMeant(
  { restriction }: Restriction,
  nodes: readonly Point[],
  crossing: number,
  from: Approach,
  to: Approach,
): boolean {
  if (to.by === from.by) return false
  const goesOn = to.section.way.class === from.section.way.class
  if (restriction === 'only_straight_on') return goesOn
  const [before, here, after] = [nodes[from.by]!, nodes[crossing]!, nodes[to.by]!]
  const turnsLeft = (here.x - before.x) * (after.y - here.y) - (here.y - before.y) * (after.x - here.x) > 0
  return !goesOn && turnsLeft
}
