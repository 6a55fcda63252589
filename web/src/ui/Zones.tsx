import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { Group, type GroupImperativeHandle, Panel, Separator } from 'react-resizable-panels'
import { useWords } from './i18n/index.ts'
import { preferences, usePreference } from './preferences.ts'
import classes from './Zones.module.css'

export interface Zone {
  readonly id: string
  /** Per cent of the group, until somebody sizes it. */
  readonly usual: number
  /** What it is never smaller than, px. */
  readonly least: number
  readonly children: ReactNode
}

interface ZonesProps {
  /** Under this name the sizes are remembered. */
  readonly name: string
  readonly orientation: 'horizontal' | 'vertical'
  readonly zones: readonly Zone[]
}

/**
 * Parts of a page that people size: by the mouse, or with the arrows on the line between two of them; a double click on the
 * line, or "as usual" in the preferences, puts them back. Remembered in this browser.
 */
export const Zones = ({ name, orientation, zones }: ZonesProps) => {
  const words = useWords()
  const remembered = usePreference('zones')[name]
  const group = useRef<GroupImperativeHandle>(null)
  const usual = Object.fromEntries(zones.map((zone) => [zone.id, zone.usual]))
  const layout = fitting(remembered, zones) ?? usual

  // Sized in another tab, or put back.
  const wanted = JSON.stringify(layout)
  useEffect(() => {
    const sized = group.current
    const wish = JSON.parse(wanted) as Readonly<Record<string, number>>
    if (sized && !isSame(sized.getLayout(), wish)) sized.setLayout(wish)
  }, [wanted])

  return (
    <Group
      groupRef={group}
      orientation={orientation}
      defaultLayout={layout}
      onLayoutChanged={(_layout, { isUserInteraction, requestedLayout }) => {
        if (!isUserInteraction) return
        preferences.change({ zones: { ...preferences.get().zones, [name]: { ...requestedLayout } } })
      }}
    >
      {zones.map(({ id, least, usual: size, children }, at) => (
        <Fragment key={id}>
          {at > 0 && <Separator className={classes.separator ?? ''} aria-label={words('zones.between')} />}
          <Panel id={id} data-testid={`zone-${id}`} minSize={least} defaultSize={`${size}%`}>
            {children}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

/** What was remembered, if it is of these zones: a page may have had others once. */
const fitting = (sizes: Readonly<Record<string, number>> | undefined, zones: readonly Zone[]) =>
  sizes && Object.keys(sizes).length === zones.length && zones.every(({ id }) => id in sizes) ? sizes : undefined

/** Layouts are sums of pixels: a hundredth of a per cent is no difference. */
const isSame = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.entries(b).every(([id, size]) => Math.abs((a[id] ?? 0) - size) < 0.01)
