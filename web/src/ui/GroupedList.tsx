import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import classes from './GroupedList.module.css'
import { type Group, itemsOf } from './groupedList.ts'
import { usePreference } from './preferences.ts'

interface GroupedListProps<Row extends string> {
  readonly label: string
  readonly testId: string
  readonly groups: readonly Group<Row>[]
  readonly chosen: Row | null
  /** The element id of a row, for `aria-activedescendant`. */
  readonly rowId: (row: Row) => string
  readonly drawRow: (row: Row, place: { readonly at: number; readonly of: number }) => ReactNode
  /**
   * Height of a row, px: what stays, and what grows with the text. All are alike and none is measured, which would have
   * the page laid out for each row that comes into view.
   */
  readonly rowHeight: Height
  /** What stands there when no group has a row. */
  readonly empty?: string
  readonly listRef: (element: HTMLElement | null) => (() => void) | undefined
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly onPointerMove?: () => void
  /** The rows that stand on the screen, whenever others do. */
  readonly onSeen?: (rows: readonly Row[]) => void
}

export interface Height {
  readonly fixed: number
  readonly text: number
}

const HEADING: Height = { fixed: 20, text: 18 }

/**
 * A list of hundreds or thousands of rows in groups, one stop for the Tab key. Only what is in view is drawn. What comes or
 * goes above it does not move what is looked at.
 */
export const GroupedList = <Row extends string>(props: GroupedListProps<Row>) => {
  const { groups, chosen, rowId, drawRow, rowHeight, empty, listRef, onSeen } = props
  const scale = usePreference('textSize') / 100
  const element = useRef<HTMLDivElement>(null)
  const items = useMemo(() => itemsOf(groups), [groups])
  const chosenAt = items.findIndex((item) => item.row !== null && item.row === chosen)

  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => element.current,
    getItemKey: (at) => items[at]?.key ?? at,
    estimateSize: (at) => {
      const { fixed, text } = items[at]?.row === null ? HEADING : rowHeight
      return Math.ceil(fixed + text * scale)
    },
    overscan: 6,
    // The chosen row is always there, so that the list can say which one has the focus.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return chosenAt < 0 || shown.includes(chosenAt) ? shown : [...shown, chosenAt].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text size is another height of everything
  useEffect(() => list.measure(), [scale, list])

  useKeptInView(list, items)
  const { scrollToIndex } = list
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else is chosen, not when rows come and go
  useEffect(() => {
    // Asking the list to scroll has it measured: only where the chosen row is not in view as it is.
    if (chosenAt >= 0 && !isInView(list, chosenAt)) scrollToIndex(chosenAt, { align: 'auto' })
  }, [chosen, chosenAt < 0])

  const shown = list.getVirtualItems()
  const { range } = list
  const seen = range && items.slice(range.startIndex, range.endIndex + 1).flatMap(({ row }) => row ?? [])
  const seenKey = seen?.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the rows
  useEffect(() => {
    if (seen) onSeen?.(seen)
  }, [seenKey, onSeen])

  return (
    <div
      ref={(div) => {
        element.current = div
        return listRef(div)
      }}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={chosen && chosenAt >= 0 ? rowId(chosen) : undefined}
      data-testid={props.testId}
      onKeyDown={props.onKeyDown}
      onPointerMove={props.onPointerMove}
    >
      <div className={classes.whole} style={{ height: list.getTotalSize() }} role="presentation">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: so options of a listbox are grouped (ARIA); a fieldset is for forms
          <div
            key={group.id}
            role="group"
            aria-label={group.label}
            data-group={group.id}
            data-testid={`${props.testId}-${group.id}`}
          >
            {shown.flatMap(({ index, key, start, size }) => {
              const item = items[index]
              if (item?.group !== group) return []
              return (
                <div
                  key={key}
                  className={classes.item}
                  style={{ height: size, transform: `translateY(${start}px)` }}
                  role="presentation"
                >
                  {item.row === null ? (
                    <div className={classes.heading} aria-hidden>
                      {group.label} <em>{group.rows.length}</em>
                    </div>
                  ) : (
                    drawRow(item.row, { at: item.at, of: group.rows.length })
                  )}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {empty && items.every(({ row }) => row === null) && (
        // A list box holds nothing but options: this is one that nobody can choose.
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div className={classes.empty} role="option" aria-selected={false} aria-disabled>
          {empty}
        </div>
      )}
    </div>
  )
}

type Lines = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>

/** Whether a line stands wholly on the screen, by what the list knows without being measured. */
const isInView = (list: Lines, at: number): boolean => {
  const line = list.measurementsCache[at]
  const top = list.scrollOffset ?? 0
  return line !== undefined && line.start >= top && line.end <= top + (list.scrollRect?.height ?? 0)
}

/** When rows come or go above what is in view, the list scrolls with them, so that nothing moves under the eye or the cursor. */
const useKeptInView = (list: Lines, items: readonly { readonly key: string }[]): void => {
  const first = useRef<{ readonly key: string; readonly inset: number } | null>(null)
  const drawn = useRef(items)
  const top = list.scrollOffset ?? 0
  useLayoutEffect(() => {
    if (drawn.current !== items && first.current && top > 0) {
      const at = items.findIndex(({ key }) => key === first.current?.key)
      const start = at < 0 ? undefined : list.measurementsCache[at]?.start
      const wanted = start === undefined ? top : start - first.current.inset
      if (Math.abs(wanted - top) >= 1) list.scrollToOffset(Math.max(0, wanted))
    }
    drawn.current = items
    const visible = list.getVirtualItems().find(({ end }) => end > (list.scrollOffset ?? 0))
    const key = visible && items[visible.index]?.key
    first.current = key ? { key, inset: visible.start - (list.scrollOffset ?? 0) } : null
  })
}
