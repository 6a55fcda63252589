import { useCallback, useState } from 'react'
import { useScene } from '../api/live/scene.ts'
import { sameMembers, useLive } from '../api/live/useLive.ts'
import type { TimelineEntry } from '../api/words.ts'
import { AlarmFacts } from '../console/hand/AlarmFacts.tsx'
import { HandTitle } from '../console/hand/HandTitle.tsx'
import { IncidentFacts } from '../console/hand/IncidentFacts.tsx'
import { TimelineList } from '../console/hand/TimelineList.tsx'
import { handOf, incidentThing, positionOf, rowOfIncident, type Thing } from '../console/thing.ts'
import { RoomMap } from '../map/RoomMap.tsx'
import { useWords } from '../ui/i18n/index.ts'
import type { Player } from './player.ts'
import classes from './Replay.module.css'
import { ReplayQueue } from './ReplayQueue.tsx'
import { ReplayUnits } from './ReplayUnits.tsx'

interface ReplayRoomProps {
  readonly incident: string
  readonly player: Player
  readonly entries: readonly TimelineEntry[]
}

/** The room as it was, left to right as on the console. What is chosen is only looked at. */
export const ReplayRoom = ({ incident, player, entries }: ReplayRoomProps) => {
  const words = useWords()
  const { store } = useScene()
  /** null: the incident itself, which was an alarm before. */
  const [picked, setPicked] = useState<Thing | null>(null)
  const [unit, setUnit] = useState<string | null>(null)
  const alarms = entries.find(({ type }) => type === 'incident-opened')?.detail.alarms
  const first = Array.isArray(alarms) ? (alarms as readonly string[]) : []
  const hand = useLive((state) => {
    const before = first.map((alarm) => handOf(state, `alarm:${alarm}`)).find(({ alarm }) => alarm)
    return handOf(state, picked ?? (before ? `alarm:${before.alarm?.id}` : incidentThing(incident)))
  }, sameMembers)
  const seq = useLive((state) => state.seq)
  const row = useLive((state) => {
    if (picked) return picked
    const known = state.incidents.get(incident)
    if (known) return rowOfIncident(state, known)
    const open = first.find((alarm) => state.alarms.has(alarm))
    return open === undefined ? null : (`alarm:${open}` as const)
  })

  const openUnit = useCallback(
    (id: string) => {
      const state = store.get()
      const job = state.units.get(id)?.incident
      const known = job ? state.incidents.get(job) : undefined
      if (known) setPicked(rowOfIncident(state, known))
    },
    [store],
  )

  return (
    <main className={classes.room}>
      <ReplayQueue chosen={row} onChoose={setPicked} />
      <section className={classes.hand} aria-label={words('hand.title')} data-testid="hand">
        {hand.alarm || hand.incident ? (
          <>
            <HandTitle hand={hand} />
            {hand.alarm && <AlarmFacts alarm={hand.alarm} />}
            {hand.incident && <IncidentFacts incident={hand.incident} />}
          </>
        ) : (
          <p className={classes.empty}>{words('replay.notYet')}</p>
        )}
        <section className={classes.timeline} aria-label={words('timelineTitle')} data-testid="timeline">
          <h3>{words('timelineTitle')}</h3>
          <TimelineList entries={entries.filter((entry) => entry.seq <= seq)} onTime={player.seek} />
        </section>
      </section>
      <div className={classes.where}>
        <RoomMap use="looking" chosen={row} onChoose={setPicked} unit={unit} onChooseUnit={setUnit} />
        <ReplayUnits chosen={unit} place={positionOf(hand)} onChoose={setUnit} onOpen={openUnit} />
      </div>
    </main>
  )
}
