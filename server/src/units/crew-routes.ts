import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door } from '../platform/http/door.ts'
import { pressedAt, pressedIfBelieved } from '../platform/http/late.ts'
import { onlyOwn } from '../platform/http/own-unit.ts'
import type { Action } from '../platform/identity/rights.ts'
import type { Position } from '../platform/words.ts'
import { type KnownPlaces, placeOfCall } from './call.ts'
import { command } from './command.ts'
import { onDutySince } from './on-duty.ts'
import type { UnitPositions } from './positions.ts'
import { findUnit } from './routes.ts'
import {
  DistressEndForm,
  DistressForm,
  ShiftEndForm,
  ShiftForm,
  type Unit,
  type UnitCommand,
  UnitId,
  UnitView,
} from './unit.ts'

const tag = 'units'
const InPath = z.object({ id: UnitId })

/** What a crew says of itself: its shift, and that it needs help. The desk says it for a crew that it hears on the radio. */
export const crewRoutes = (
  door: Door,
  house: House,
  positions: UnitPositions,
  view: (unit: Unit) => UnitView,
  places: KnownPlaces,
): void => {
  const route = <Form extends z.ZodType>(
    verb: string,
    action: Action,
    summary: string,
    form: Form,
    commandOf: (unit: Unit, body: z.output<Form>, now: number) => Omit<UnitCommand, 'by'>,
    afterwards?: (unit: Unit, body: z.output<Form>, now: number) => void,
  ): void =>
    door.route({
      method: 'POST',
      url: `/api/units/:id/${verb}`,
      action,
      tag,
      summary,
      params: InPath,
      body: form,
      answer: UnitView,
      answerTo: async ({ params: { id }, body, person, key, reply }) => {
        const unit = findUnit(house, id)
        onlyOwn(person, unit.id)
        const now = Date.now()
        const asked = commandOf(unit, body as z.output<Form>, now)
        const ask = (work: Work) => command(work, id, { ...asked, by: work.by } as UnitCommand)
        const after = findUnit(house, answered(reply, await house.commit(person, ask, { key })).unit)
        afterwards?.(after, body as z.output<Form>, now)
        return view(after)
      },
    })

  route('shift', 'unit:report', 'A crew begins its shift, with what it has checked', ShiftForm, (_unit, body, now) => ({
    type: 'start-shift',
    crew: body.crew,
    equipment: body.equipment,
    at: pressedAt(body.at, now),
  }))
  route('shift/end', 'unit:report', 'A crew goes home', ShiftEndForm, (_unit, { note, at }, now) => ({
    type: 'end-shift',
    note,
    at: pressedAt(at, now),
  }))

  route(
    'distress',
    'unit:report',
    'A crew calls for help. Never refused; opens an incident where it is, above everything else',
    DistressForm,
    (unit, { position, at }, now) => {
      return {
        type: 'raise-distress',
        place: placeOfCall(unit, position, positions.of(unit.id), places, now),
        at: pressedIfBelieved(at, now),
      }
    },
    // Only the call makes it duty for who is in their own time; what is said with it is of no earlier moment.
    (unit, { position, at }, now) => {
      const pressed = pressedIfBelieved(at, now) ?? now
      const fixed = Math.max(pressed, onDutySince(unit) ?? pressed)
      if (position) positions.report(unit.id, { position: position as Position, heading: null, at: fixed })
    },
  )
  route('distress/take', 'distress:work', 'Somebody at the desk has it in hand', z.object({}), () => ({
    type: 'take-distress',
  }))
  route('distress/end', 'distress:work', 'The crew is safe', DistressEndForm, (_unit, { reason }) => ({
    type: 'end-distress',
    reason,
  }))
}
