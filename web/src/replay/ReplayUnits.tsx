import { useMemo } from 'react'
import { derived } from '../api/live/derived.ts'
import { useLive } from '../api/live/useLive.ts'
import { boardOf, sameBoard } from '../console/units/board.ts'
import { UnitRow, unitRowHeight, unitRowId } from '../console/units/UnitRow.tsx'
import { GroupedList } from '../ui/GroupedList.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { listKeys } from './listKeys.ts'
import classes from './Replay.module.css'

const board = derived(['units', 'incidents'], (state) => boardOf(state))

interface ReplayUnitsProps {
  readonly chosen: string | null
  readonly place: readonly number[] | undefined
  readonly onChoose: (unit: string) => void
  readonly onOpen: (unit: string) => void
}

/** What every unit was doing, and since when. */
export const ReplayUnits = ({ chosen, place, onChoose, onOpen }: ReplayUnitsProps) => {
  const words = useWords()
  const shown = useLive(board, sameBoard)
  const groups = useMemo(
    () =>
      shown.flatMap(({ group, units }) =>
        units.length ? [{ id: group, label: words(`unitGroup.${group}`), rows: units }] : [],
      ),
    [shown, words],
  )
  return (
    <section className={classes.units} aria-label={words('replay.units')}>
      <GroupedList
        label={words('replay.units')}
        testId="units"
        groups={groups}
        chosen={chosen}
        rowId={unitRowId}
        rowHeight={unitRowHeight}
        empty={words('replay.noUnits')}
        listRef={noRef}
        onKeyDown={listKeys(
          groups.flatMap(({ rows }) => rows),
          chosen,
          onChoose,
        )}
        drawRow={(id, drawn) => (
          <UnitRow
            key={id}
            id={id}
            chosen={id === chosen}
            place={place}
            {...drawn}
            onChoose={onChoose}
            onOpen={onOpen}
          />
        )}
      />
    </section>
  )
}

const noRef = () => undefined
