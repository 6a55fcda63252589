import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { mineOf } from '../hand/mine.ts'
import { digitCaps } from '../keys.ts'
import { type Filter, filterNames, filters, type Queue, queueOf } from './order.ts'
import classes from './QueueFilters.module.css'

/** Those in the queue’s part for crews in distress that are in my hand. */
const myCalls = derived(['alarms', 'incidents', 'units', 'me'], (state) =>
  mineOf(state).filter((row) => queueOf(state).distress.includes(row)),
)

/** How much there is of each part, and one press to see only that. */
export const QueueFilters = ({ queue }: { readonly queue: Queue }) => {
  const words = useWords()
  const { filter, setFilter } = useDesk()
  // A crew in distress is shown everywhere, and counted where it belongs.
  const counted = (of: Filter) =>
    filters[of].filter((section) => section !== 'distress' || of === 'all' || of === 'waiting')
  const calls = useLive((state) => myCalls(state).length)
  const count = (of: Filter) =>
    counted(of).reduce((sum, section) => sum + queue[section].length, 0) + (of === 'mine' ? calls : 0)
  return (
    <div className={classes.filters} role="toolbar" aria-label={words('queue.show')}>
      {filterNames.map((name, at) => (
        <button
          key={name}
          type="button"
          className={classes.filter}
          aria-pressed={name === filter}
          title={digitCaps.filter(at + 1)}
          data-filter={name}
          onMouseDown={keepFocus}
          onClick={() => setFilter(name)}
        >
          {words(`queue.filter.${name}`)} <b>{count(name)}</b>
        </button>
      ))}
    </div>
  )
}
