import { Capability, UnitStatus } from '../units/unit.ts'
import type { Choosable } from './recommend.ts'

/** A fleet as it is handed to another thread: copying a thousand objects would hold up a panel, copying some bytes does not. */
export interface PackedUnits {
  /** Call signs, which hold no spaces. */
  readonly ids: string
  /** What each can do, bit by bit. */
  readonly capabilities: Uint8Array
  readonly statuses: Uint8Array
  /** `offShift` and `calling`, bit by bit. */
  readonly signs: Uint8Array
  /** The incident and assignment of those that have one, by their place. */
  readonly jobs: ReadonlyMap<number, readonly [incident: string | null, assignment: string | null]>
}

const [offShift, calling] = [1, 2]

const bitsOf = (capabilities: readonly Capability[]): number =>
  capabilities.reduce((bits, one) => bits | (1 << Capability.options.indexOf(one)), 0)

const capabilitiesIn = Array.from({ length: 1 << Capability.options.length }, (_, bits) =>
  Capability.options.filter((_one, at) => (bits >> at) & 1),
)

export const packUnits = (units: readonly Choosable[]): PackedUnits => ({
  ids: units.map(({ id }) => id).join(' '),
  capabilities: Uint8Array.from(units, (unit) => bitsOf(unit.capabilities)),
  statuses: Uint8Array.from(units, ({ status }) => UnitStatus.options.indexOf(status)),
  signs: Uint8Array.from(units, (unit) => (unit.isOffShift ? offShift : 0) | (unit.isCalling ? calling : 0)),
  jobs: new Map(
    units.flatMap(({ incident, assignment }, at) =>
      incident === null && assignment === null ? [] : [[at, [incident, assignment]]],
    ),
  ),
})

export const unpackUnits = ({ ids, capabilities, statuses, signs, jobs }: PackedUnits): Choosable[] =>
  (ids === '' ? [] : ids.split(' ')).map((id, at) => {
    const [incident, assignment] = jobs.get(at) ?? [null, null]
    return {
      id,
      capabilities: capabilitiesIn[capabilities[at]!]!,
      status: UnitStatus.options[statuses[at]!]!,
      incident,
      assignment,
      isOffShift: (signs[at]! & offShift) !== 0,
      isCalling: (signs[at]! & calling) !== 0,
    }
  })
