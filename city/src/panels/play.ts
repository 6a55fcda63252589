import type { Clock } from '../clock.ts'
import type { Chronicle } from '../model/chronicle.ts'
import type { City } from '../model/city.ts'
import type { Planned } from '../model/happenings.ts'
import { type Receiver, startPanel } from './panel.ts'

type Stage = {
  readonly receiver: Receiver
  readonly chronicle: Pick<Chronicle, 'note'>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Lets everything that is planned happen at its time, until the signal ends the day. */
export async function playDay(
  city: City,
  plan: Iterable<Planned>,
  { receiver, chronicle, clock, signal }: Stage,
): Promise<void> {
  const panels = city.panels.map((profile) => startPanel(profile, receiver, signal))
  for (const planned of plan) {
    await clock.until(planned.at)
    chronicle.note(planned)
    panels[planned.panel]!.report(planned)
  }
}
