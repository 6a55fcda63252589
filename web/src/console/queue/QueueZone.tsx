import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { zoneRef } from '../focus.ts'
import { split } from '../thing.ts'
import { sections } from './order.ts'
import { AlarmRow, IncidentRow } from './QueueRow.tsx'
import classes from './QueueZone.module.css'
import { rowId } from './rowId.ts'
import { useShownQueue } from './useShownQueue.ts'

const listRef = zoneRef('queue')

/** What waits, what I do, what is parked, what others do: one list, one stop for the Tab key. */
export const QueueZone = () => {
  const words = useWords()
  const { thing, choose } = useDesk()
  const { queue, pointerMoved } = useShownQueue()
  return (
    <section className={classes.zone} aria-label={words('queue.title')}>
      <div
        ref={listRef}
        className={classes.list}
        role="listbox"
        tabIndex={0}
        aria-label={words('queue.title')}
        aria-activedescendant={thing ? rowId(thing) : undefined}
        data-testid="queue"
        onPointerMove={pointerMoved}
      >
        {sections.map(
          (section) =>
            (section === 'waiting' || queue[section].length > 0) && (
              // biome-ignore lint/a11y/useSemanticElements: so options of a listbox are grouped (ARIA); a fieldset is for forms
              <div key={section} role="group" aria-labelledby={`queue-${section}`} data-testid={`queue-${section}`}>
                <h2 id={`queue-${section}`} className={classes.heading}>
                  {words(`queue.${section}`)} <em>{queue[section].length}</em>
                </h2>
                {section === 'waiting' && queue.waiting.length === 0 && (
                  <p className={classes.empty}>{words('queue.nothingWaits')}</p>
                )}
                {queue[section].map((row) => {
                  const { kind, id } = split(row)
                  const Row = kind === 'alarm' ? AlarmRow : IncidentRow
                  return <Row key={row} id={id} chosen={row === thing} onChoose={choose} />
                })}
              </div>
            ),
        )}
      </div>
    </section>
  )
}
