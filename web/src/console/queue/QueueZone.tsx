import { useMemo } from 'react'
import { GroupedList } from '../../ui/GroupedList.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { GuideCard } from '../demo/GuideCard.tsx'
import { useDesk } from '../desk.ts'
import { zoneRef } from '../focus.ts'
import { useLooked } from '../looked/useLooked.ts'
import { type Row, split } from '../thing.ts'
import { filters } from './order.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { AlarmRow, IncidentRow, queueRowHeight } from './QueueRow.tsx'
import classes from './QueueZone.module.css'
import { rowId } from './rowId.ts'
import { useShownQueue } from './useShownQueue.ts'

const listRef = zoneRef('queue')

/** What waits, what I do, what is parked, what others do: one list, one stop for the Tab key. */
export const QueueZone = () => {
  const words = useWords()
  const { thing, choose, filter, sending } = useDesk()
  const { queue, pointerMoved } = useShownQueue(filter)
  const { changed, seen } = useLooked()
  const groups = useMemo(
    () =>
      filters[filter].flatMap((section) =>
        queue[section].length ? [{ id: section, label: words(`queue.${section}`), rows: queue[section] }] : [],
      ),
    [queue, filter, words],
  )
  return (
    <section className={classes.zone} aria-label={words('queue.title')}>
      <QueueFilters queue={queue} />
      <GroupedList<Row>
        label={words('queue.title')}
        testId="queue"
        groups={groups}
        chosen={thing && split(thing).kind !== 'premises' ? (thing as Row) : null}
        rowId={rowId}
        rowHeight={queueRowHeight}
        empty={words(filter === 'all' || filter === 'waiting' ? 'queue.nothingWaits' : 'queue.nothingHere')}
        listRef={listRef}
        onPointerMove={pointerMoved}
        onSeen={seen}
        drawRow={(row, { at, of }) => {
          const { kind, id } = split(row)
          const Drawn = kind === 'alarm' ? AlarmRow : IncidentRow
          return (
            <Drawn
              key={row}
              id={id}
              chosen={row === thing}
              changed={changed.has(row)}
              sending={sending.underWay.get(id)}
              at={at}
              of={of}
              onChoose={choose}
            />
          )
        }}
      />
      <GuideCard />
    </section>
  )
}
