import { memo } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import { useServerTime } from '../../api/live/useServerTime.ts'
import type { Unit } from '../../api/words.ts'
import { age, distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { metresBetween } from '../../ui/metres.ts'
import { Age } from '../Age.tsx'
import { Arrival } from '../Arrival.tsx'
import { placeOfIncident, titleOfIncident } from '../title.ts'
import { useFlash } from '../useFlash.ts'
import classes from './UnitRow.module.css'

export const unitRowId = (id: string): string => `unit-${id}`

/** A line of text and a smaller one, and the space and line around them, px. */
export const unitRowHeight = { fixed: 11, text: 38 } as const

/** A position older than this is worth a word, ms: cars report every few seconds. */
const STALE = 30_000

interface UnitRowProps {
  readonly id: string
  readonly chosen: boolean
  /** Distances are shown from here. */
  readonly place: readonly number[] | undefined
  /** Its place in its group, from 1, and how many there are: the list draws only those in view. */
  readonly at?: number
  readonly of?: number
  readonly onChoose: (id: string) => void
  readonly onOpen: (id: string) => void
}

export const UnitRow = memo(({ id, chosen, place, at, of, onChoose, onOpen }: UnitRowProps) => {
  const words = useWords()
  const unit = useLive((state) => state.units.get(id))
  const incident = useLive((state) => (unit?.incident ? state.incidents.get(unit.incident) : undefined))
  const element = useFlash<HTMLDivElement>(`${unit?.status} ${unit?.distress?.since}`)
  if (!unit) return null
  const silent = incident?.assignments.some((one) => one.id === unit.assignment && one.unacknowledged)
  return (
    // The list has the focus and reads the keys for its rows.
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={element}
      id={unitRowId(id)}
      className={classes.row}
      role="option"
      aria-selected={chosen}
      aria-posinset={at}
      aria-setsize={of}
      data-unit={id}
      data-status={unit.status}
      onClick={() => onChoose(id)}
      onDoubleClick={() => onOpen(id)}
    >
      <b>{id}</b>
      <span className={classes.doing}>
        {incident ? (
          <>
            <span className={classes.priority} data-priority={incident.priority}>
              {incident.priority}
            </span>{' '}
            {titleOfIncident(incident, words)}, {placeOfIncident(incident, words)}
          </>
        ) : (
          unit.capabilities.map((capability) => words(`capability.${capability}`)).join(', ')
        )}
      </span>
      <Age className={classes.since} since={unit.statusSince} />
      <span />
      <span className={classes.more}>
        {unit.distress ? (
          <strong className={classes.silent}>{words('units.distress')}</strong>
        ) : silent ? (
          <strong className={classes.silent}>{words('incident.unacknowledged')}</strong>
        ) : (
          <Station unit={unit} />
        )}
      </span>
      <span className={classes.position}>
        {unit.assignment && isUnderWay.has(unit.status) ? (
          <Arrival assignment={unit.assignment} />
        ) : (
          <Distance id={id} place={place} />
        )}
        <PositionAge id={id} />
      </span>
    </div>
  )
})

const Station = ({ unit }: { readonly unit: Unit }) => {
  const words = useWords()
  const home = useLive((state) => (unit.station ? state.stations.get(unit.station) : undefined))
  const lacks = unit.shift?.equipment.some(({ ok }) => !ok)
  const parts = [home?.name ?? unit.station, unit.shift ? unit.crew.join(', ') : words('units.noShift')]
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      {lacks && <strong className={classes.lacks}>{words('units.lacks')}</strong>}
    </>
  )
}

const isUnderWay: ReadonlySet<Unit['status']> = new Set(['assigned', 'en-route'])

/** How far from the thing in hand. */
const Distance = ({ id, place }: Pick<UnitRowProps, 'id' | 'place'>) => {
  const words = useWords()
  const seen = useLive((state) => state.sightings.get(id))
  return seen && place ? distance(language(), words, metresBetween(seen.position, place)) : null
}

/** How old the position is when that matters. */
const PositionAge = ({ id }: Pick<UnitRowProps, 'id'>) => {
  const words = useWords()
  const seen = useLive((state) => state.sightings.get(id))
  const old = useServerTime((now) => (seen && now - seen.at > STALE ? age(now - seen.at) : ''))
  if (!seen) return words('units.noPosition')
  return old && ` ${words('units.positionAge', { age: old })}`
}
