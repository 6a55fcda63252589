import { live } from '../api/live/scene.ts'
import { toggleLegend } from '../map/legend.ts'
import { isPressing, isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { unitsShown } from './actions.ts'
import type { Desk } from './desk.ts'
import { callingOf } from './distress/calling.ts'
import { focusZone } from './focus.ts'
import { useHeld } from './held.ts'
import { type DigitUse, type KeyName, type Press, readPress } from './keys.ts'
import { filterNames, step } from './queue/order.ts'
import { shownRows } from './queue/useShownQueue.ts'

/** What can lie over the console. */
export type Overlay = 'help' | 'palette' | 'newIncident' | 'preferences' | 'soundTest' | 'messages' | 'closures'

/** The keys of the console itself. Open questions, dialogs and lists ask first (see keyLayers). */
export const useConsoleKeys = (desk: Desk, overlay: Overlay | null, open: (overlay: Overlay) => void): void => {
  const walk = (by: 1 | -1) => {
    desk.choose(step(shownRows(), desk.thing, by))
    focusZone('queue')
  }
  const next = desk.offer.primary
  const held = useHeld(desk.thing, desk.hand.incident)
  const again = held.incident ?? desk.guide.incident
  const always: Partial<Record<KeyName, () => void>> = {
    previous: () => walk(-1),
    next: () => walk(1),
    take: desk.take,
    ...((next || !desk.thing) && { primary: () => (next ? desk.run(next) : desk.take()) }),
    units: () => focusZone('units'),
    changed: desk.chooseChanged,
    ...(again && { replay: () => desk.replay(again) }),
    distress: () => {
      const [first] = callingOf(live.get())
      if (first) desk.answerDistress(first.id)
    },
    messages: () => open('messages'),
    closures: () => open('closures'),
    preferences: () => open('preferences'),
    palette: () => open('palette'),
    help: () => open('help'),
    legend: toggleLegend,
    ...(desk.recommended.isChosen && { offerAgain: desk.recommended.offerAgain }),
    newIncident: () => open('newIncident'),
    back: () => {
      const last = desk.sending.refusals.at(-1)
      if (last) desk.sending.forget(last.number)
      else if (desk.thing) desk.choose(desk.thing === held.row ? null : held.row)
      else desk.setFilter('all')
      focusZone('queue')
    },
  }

  useKeyLayer((event) => {
    // What lies over the console may not have been drawn yet: its keys are none of ours all the same.
    if (overlay) return false
    const press = readPress(event)
    if (!press || live.get().seq < 0) return false
    if (!everywhere(press) && (isTyping(event) || isPressing(event))) return false
    if (typeof press === 'object') return digits[press.of](desk, press.digit)
    const action = desk.offer.actions.find(({ key }) => key === press)
    if (action && press !== 'take') desk.run(action)
    else always[press]?.()
    const known = Boolean(action ?? always[press])
    desk.unoffered.tell(known ? null : press)
    return known
  })
}

/** These mean the same while a word is typed: none of them writes one. */
const everywhere = (press: Press): boolean =>
  press === 'palette' || press === 'preferences' || (typeof press === 'object' && press?.of === 'mine')

/** Outside a question the digits choose among the units that are offered; Enter sends. */
const chooseUnit = ({ recommended, offer }: Desk, choice: number): boolean => {
  const considered = unitsShown(recommended.all, offer, recommended.going)[choice - 1]
  if (considered) recommended.choose(considered.unit)
  return Boolean(considered)
}

const chooseFilter = ({ setFilter }: Desk, digit: number): boolean => {
  const filter = filterNames[digit - 1]
  if (filter) setFilter(filter)
  return Boolean(filter)
}

const chooseMine = ({ chooseMine }: Desk, digit: number): boolean => {
  const chosen = chooseMine(digit)
  if (chosen) focusZone('queue')
  return chosen
}

const digits = {
  choice: chooseUnit,
  filter: chooseFilter,
  mine: chooseMine,
} as const satisfies Record<DigitUse, (desk: Desk, digit: number) => boolean>
