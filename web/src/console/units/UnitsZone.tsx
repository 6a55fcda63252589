import { type KeyboardEvent, useCallback, useMemo } from 'react'
import { derived } from '../../api/live/derived.ts'
import { useScene } from '../../api/live/scene.ts'
import { useLive } from '../../api/live/useLive.ts'
import type { Unit } from '../../api/words.ts'
import { GroupedList } from '../../ui/GroupedList.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { focusZone, zoneRef } from '../focus.ts'
import { readPress } from '../keys.ts'
import { positionOf, rowOfIncident } from '../thing.ts'
import { boardOf, distancesTo, sameBoard } from './board.ts'
import { CoverageBar } from './CoverageBar.tsx'
import { DutyBar } from './DutyBar.tsx'
import { dutyOf } from './duty.ts'
import { UnitRow, unitRowHeight, unitRowId } from './UnitRow.tsx'
import classes from './UnitsZone.module.css'

const listRef = zoneRef('units')

/** What every unit is doing, and since when. Those who need a word stand at the top. */
export const UnitsZone = () => {
  const words = useWords()
  const { store } = useScene()
  const { choose, hand, sending, unit: chosen, chooseUnit: setChosen } = useDesk()
  // Measured when something else comes to hand, and then kept: units drive, and no row may slide under the cursor.
  const place = positionOf(hand)
  const at = place?.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the thing is its ids, the place its numbers
  const distances = useMemo(() => distancesTo(place, store.get()), [hand.alarm?.id, hand.incident?.id, at])
  const select = useMemo(() => derived(['units', 'incidents'], (state) => boardOf(state, distances)), [distances])
  const board = useLive(select, sameBoard)
  const unit = useLive((state) => (chosen ? state.units.get(chosen) : undefined))
  const rows = board.flatMap(({ units }) => units)
  const groups = useMemo(
    () =>
      board.flatMap(({ group, units }) =>
        units.length ? [{ id: group, label: words(`unitGroup.${group}`), rows: units }] : [],
      ),
    [board, words],
  )

  const open = useCallback(
    (id: string) => {
      const state = store.get()
      const job = state.units.get(id)?.incident
      const incident = job ? state.incidents.get(job) : undefined
      if (incident) choose(rowOfIncident(state, incident))
    },
    [choose, store],
  )
  const sayDuty = (of: Unit) => {
    const duty = dutyOf(of)
    if (duty) void sending.send('unitStatus', duty.order, of.id)
  }
  const walk = (by: 1 | -1) =>
    setChosen(rows[(chosen ? rows.indexOf(chosen) : by === 1 ? -1 : rows.length) + by] ?? chosen)
  const press = (event: KeyboardEvent) => {
    const pressed = readPress(event.nativeEvent)
    if (pressed === 'next') walk(1)
    else if (pressed === 'previous') walk(-1)
    else if (pressed === 'primary' && chosen) open(chosen)
    else if (pressed === 'status' && unit) sayDuty(unit)
    else if (pressed === 'back') {
      setChosen(null)
      focusZone('queue')
    } else return
    event.preventDefault()
  }

  return (
    <section className={classes.zone} aria-label={words('units.title')}>
      <CoverageBar />
      <GroupedList
        label={words('units.title')}
        testId="units"
        groups={groups}
        chosen={chosen}
        rowId={unitRowId}
        rowHeight={unitRowHeight}
        empty={words('units.none')}
        listRef={listRef}
        onKeyDown={press}
        drawRow={(id, drawn) => (
          <UnitRow
            key={id}
            id={id}
            chosen={id === chosen}
            place={place}
            {...drawn}
            onChoose={setChosen}
            onOpen={open}
          />
        )}
      />
      {unit && <DutyBar unit={unit} onDuty={() => sayDuty(unit)} onOpen={() => open(unit.id)} />}
    </section>
  )
}
