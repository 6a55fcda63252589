import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { AlarmLine } from './AlarmLine.tsx'
import { pageKeys } from './keys.ts'
import classes from './Lines.module.css'
import { presenceQuery } from './questions.ts'
import { crewsOf, type Seat, seatsOf } from './staff.ts'
import { Zone } from './Zone.tsx'
import { ZoneProblem } from './ZoneProblem.tsx'

/** Who is at a desk now, as far as the server and the live push know. */
export const useSeats = (): readonly Seat[] => {
  // Before this page itself is connected, who opened it would seem to be gone.
  const connected = useLive(({ seq }) => seq >= 0)
  const { data } = useQuery({ ...presenceQuery, enabled: connected })
  const alarms = useLive((state) => state.alarms)
  return useMemo(() => seatsOf(data ?? [], alarms.values()), [data, alarms])
}

/** Who is on, and what each has in hand. */
export const StaffZone = () => {
  const words = useWords()
  const { data, error } = useQuery({ ...presenceQuery, enabled: false })
  const seats = useSeats()
  const crews = crewsOf(data ?? [])
  return (
    <Zone
      title={words('supervisor.staff')}
      testId="staff"
      aside={
        <>
          <span>{words('supervisor.crews', { here: crews.here, lost: crews.lost })}</span>
          <Kbd cap={pageKeys.rows.cap} />
        </>
      }
    >
      {error && <ZoneProblem error={error} />}
      <ul>
        {seats.map((seat) => (
          <SeatRow key={seat.id} seat={seat} />
        ))}
      </ul>
    </Zone>
  )
}

const SeatRow = ({ seat: { id, name, role, since, lost, inHand } }: { readonly seat: Seat }) => {
  const words = useWords()
  return (
    <li className={classes.seat} data-person={id} data-lost={lost || undefined}>
      <div className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.role}>{words(`role.${role as 'operator'}`)}</span>
        {since && (
          <span className={classes.since}>
            {words('supervisor.since', { time: timeOfDay(language(), Date.parse(since)).slice(0, 5) })}
          </span>
        )}
        {lost && <strong className={classes.lost}>{words('supervisor.connectionLost')}</strong>}
        <span className={classes.count}>{words('supervisor.inHand', { count: inHand.length })}</span>
      </div>
      <ul>
        {inHand.map((alarm) => (
          <AlarmLine key={alarm.id} alarm={alarm} />
        ))}
      </ul>
    </li>
  )
}
