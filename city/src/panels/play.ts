import type { Clock } from '../clock.ts'
import type { City } from '../model/city.ts'
import type { Planned } from '../model/plan.ts'
import { type Receiver, startPanel } from './panel.ts'

/** Lets everything that is planned happen at its time, until the signal ends the day. */
export async function playDay(
  city: City,
  plan: Iterable<Planned>,
  { receiver, clock, signal }: { receiver: Receiver; clock: Clock; signal: AbortSignal },
): Promise<void> {
  const panels = city.panels.map((profile) => startPanel(profile, receiver, signal))
  for (const planned of plan) {
    await clock.until(planned.at)
    panels[planned.panel]!.report(planned)
  }
}
