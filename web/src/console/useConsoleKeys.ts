import { live } from '../api/live/scene.ts'
import { isPressing, isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { candidatesShown } from './actions.ts'
import type { Desk } from './desk.ts'
import { focusZone } from './focus.ts'
import { type KeyName, readPress } from './keys.ts'
import { step } from './queue/order.ts'
import { shownRows } from './queue/useShownQueue.ts'

/** What can lie over the console. */
export type Overlay = 'help' | 'palette' | 'newIncident'

/** The keys of the console itself. Open questions, dialogs and lists ask first (see keyLayers). */
export const useConsoleKeys = (desk: Desk, open: (overlay: Overlay) => void): void => {
  const walk = (by: 1 | -1) => {
    desk.choose(step(shownRows(), desk.thing, by))
    focusZone('queue')
  }
  const always: Partial<Record<KeyName, () => void>> = {
    previous: () => walk(-1),
    next: () => walk(1),
    take: desk.take,
    primary: () => (desk.offer.primary ? desk.run(desk.offer.primary) : desk.thing || desk.take()),
    units: () => focusZone('units'),
    palette: () => open('palette'),
    help: () => open('help'),
    newIncident: () => open('newIncident'),
    back: () => {
      const last = desk.sending.refusals.at(-1)
      if (last) desk.sending.forget(last.number)
      else desk.choose(null)
      focusZone('queue')
    },
  }

  useKeyLayer((event) => {
    const press = readPress(event)
    if (!press || live.get().seq < 0) return false
    if (press !== 'palette' && (isTyping(event) || isPressing(event))) return false
    if (typeof press === 'object') return chooseCandidate(desk, press.choice)
    const action = desk.offer.actions.find(({ key }) => key === press)
    if (action && press !== 'take') desk.run(action)
    else always[press]?.()
    const known = Boolean(action ?? always[press])
    desk.unoffered.tell(known ? null : press)
    return known
  })
}

/** Outside a question the digits choose among the units that are offered; Enter sends. */
const chooseCandidate = ({ candidates, offer }: Desk, choice: number): boolean => {
  const candidate = candidatesShown(candidates.all, offer)[choice - 1]
  if (candidate) candidates.choose(candidate.unit)
  return Boolean(candidate)
}
