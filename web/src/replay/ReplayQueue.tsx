import { useMemo } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { queueOf, sameQueue, sections } from '../console/queue/order.ts'
import { AlarmRow, IncidentRow, queueRowHeight } from '../console/queue/QueueRow.tsx'
import { rowId } from '../console/queue/rowId.ts'
import { type Row, split, type Thing } from '../console/thing.ts'
import { GroupedList } from '../ui/GroupedList.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { listKeys } from './listKeys.ts'
import classes from './Replay.module.css'

/** What was open, as whoever looks would have seen it. */
export const ReplayQueue = ({
  chosen,
  onChoose,
}: {
  readonly chosen: Thing | null
  readonly onChoose: (thing: Thing) => void
}) => {
  const words = useWords()
  const queue = useLive(queueOf, sameQueue)
  const groups = useMemo(
    () =>
      sections.flatMap((section) =>
        queue[section].length ? [{ id: section, label: words(`queue.${section}`), rows: queue[section] }] : [],
      ),
    [queue, words],
  )
  const row = chosen && split(chosen).kind !== 'premises' ? (chosen as Row) : null
  return (
    <section className={classes.queue} aria-label={words('replay.queue')}>
      <GroupedList<Row>
        label={words('replay.queue')}
        testId="queue"
        groups={groups}
        chosen={row}
        rowId={rowId}
        rowHeight={queueRowHeight}
        empty={words('replay.nothingOpen')}
        listRef={noRef}
        onKeyDown={listKeys(
          groups.flatMap(({ rows }) => rows),
          row,
          onChoose,
        )}
        drawRow={(one, drawn) => {
          const { kind, id } = split(one)
          const Drawn = kind === 'alarm' ? AlarmRow : IncidentRow
          return <Drawn key={one} id={id} chosen={one === chosen} {...drawn} onChoose={onChoose} />
        }}
      />
    </section>
  )
}

const noRef = () => undefined
