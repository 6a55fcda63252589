import type { Alarm, Present } from '../api/words.ts'

/** Somebody at a desk, and what they have in hand now. Nothing of what they have done: people are not measured here. */
export interface Seat {
  readonly id: string
  readonly name: string
  readonly role: string
  /** null: not known to be there, but something is in their hand. */
  readonly since: string | null
  readonly lost: boolean
  readonly inHand: readonly Alarm[]
}

const atDesk: ReadonlySet<string> = new Set(['operator', 'dispatcher', 'supervisor', 'administrator'])

/** Everybody at a desk: first who has lost the connection with something in hand, then by name. */
export const seatsOf = (present: readonly Present[], alarms: Iterable<Alarm>): readonly Seat[] => {
  const byHolder = Map.groupBy(alarms, ({ inHandOf }) => inHandOf?.id ?? null)
  const seats: Seat[] = present
    .filter(({ role }) => atDesk.has(role))
    .map(({ id, name, role, since, screens }) => ({
      id,
      name,
      role,
      since,
      lost: screens === 0,
      inHand: sorted(byHolder.get(id) ?? []),
    }))
  const known = new Set(seats.map(({ id }) => id))
  for (const [id, inHand] of byHolder) {
    const holder = inHand[0]?.inHandOf
    if (id === null || known.has(id) || !holder) continue
    seats.push({ ...holder, since: null, lost: true, inHand: sorted(inHand) })
  }
  return seats.sort(
    (a, b) => Number(isTrouble(b)) - Number(isTrouble(a)) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
  )
}

const isTrouble = ({ lost, inHand }: Seat): boolean => lost && inHand.length > 0

const sorted = (alarms: readonly Alarm[]): readonly Alarm[] =>
  alarms.toSorted((a, b) => a.priority - b.priority || a.openedAt.localeCompare(b.openedAt))

/** How many units have a connection, and how many have lost it: two phones of one crew are one. */
export const crewsOf = (present: readonly Present[]): { readonly here: number; readonly lost: number } => {
  const crews = Map.groupBy(
    present.filter(({ role }) => role === 'crew'),
    ({ id, unit }) => unit ?? id,
  )
  const lost = [...crews.values()].filter((phones) => phones.every(({ screens }) => screens === 0)).length
  return { here: crews.size - lost, lost }
}

/** Who can be given an alarm: whoever is at a desk with a connection, but not who has it. Who has least in hand stands first. */
export const takersOf = (seats: readonly Seat[], { inHandOf }: Pick<Alarm, 'inHandOf'>): readonly Seat[] =>
  seats.filter(({ id, lost }) => !lost && id !== inHandOf?.id).toSorted((a, b) => a.inHand.length - b.inHand.length)
