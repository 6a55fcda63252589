import { useMemo } from 'react'
import { useLive } from '../api/live/useLive.ts'
import type { Unit } from '../api/words.ts'
import { isInService } from '../ui/duty.ts'
import { useWords } from '../ui/i18n/index.ts'
import tables from './Tables.module.css'
import classes from './UnitsByStation.module.css'
import { columnOf, columns, stationRows } from './unitBoard.ts'
import { Zone } from './Zone.tsx'

/** Units by station and by what they do, and how many of them are on shift. */
export const UnitsByStation = () => {
  const words = useWords()
  const units = useLive((state) => state.units)
  const stations = useLive((state) => state.stations)
  const rows = useMemo(() => stationRows(units, stations), [units, stations])
  const all = [...units.values()]
  const shown = columns.filter((column) => column !== 'distress' || all.some(({ distress }) => distress))
  return (
    <Zone
      title={words('supervisor.units')}
      testId="units-by-station"
      aside={
        <span>
          {words('supervisor.onShift', {
            count: all.filter(({ shift }) => shift !== null).length,
            all: all.length,
            inService: all.filter(isInService).length,
          })}
        </span>
      }
    >
      <table className={`${tables.table} ${classes.board}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words('supervisor.shift')}</th>
            {shown.map((column) => (
              <th key={column} scope="col">
                {words(column === 'distress' ? 'supervisor.distress' : `unitStatus.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={tables.all}>
            <th scope="row">{words('supervisor.all')}</th>
            <td>{all.filter(({ shift }) => shift !== null).length}</td>
            {shown.map((column) => (
              <td key={column}>{all.filter((unit) => columnOf(unit) === column).length}</td>
            ))}
          </tr>
          {rows.map(({ station, units: here, onShift, all: count }) => (
            <tr key={station?.id ?? ''}>
              <th scope="row">{station?.name ?? words('supervisor.noStation')}</th>
              <td>
                {onShift}/{count}
              </td>
              {shown.map((column) => (
                <Cell key={column} units={here.get(column) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Zone>
  )
}

/** Their number; which they are is said to who points at it or listens. */
const Cell = ({ units }: { readonly units: readonly Unit[] }) => {
  const names = units.map(({ id }) => id).join(', ')
  return units.length === 0 ? (
    <td className={tables.none}>0</td>
  ) : (
    <td title={names} className={classes.some}>
      {units.length}
      <span className="heard-only"> ({names})</span>
    </td>
  )
}
