import { Fragment } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import { type MapKey, mapKeys } from './keys.ts'
import classes from './RoomMap.module.css'

export type MapDeed = 'nearer' | 'farther' | 'fit' | 'follow' | 'measure' | 'past' | 'close' | 'legend'

interface MapButtonsProps {
  readonly deeds: readonly (readonly MapDeed[])[]
  readonly pressed: Readonly<Partial<Record<MapDeed, boolean>>>
  readonly disabled: Readonly<Partial<Record<MapDeed, boolean>>>
  readonly onDeed: (deed: MapDeed) => void
}

/** Drawn with one pen, in a square of 16. */
const pictures: Readonly<Record<MapDeed, string>> = {
  nearer: 'M8 3v10M3 8h10',
  farther: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M8 6.5v3M6.5 8h3',
  follow: 'M8 1.5L12.5 14 8 11.2 3.5 14Z',
  measure: 'M2 11L11 2l3 3-9 9zM5 8l1.5 1.5M7.5 5.5L9 7M10 3l1.5 1.5',
  close: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M5 8h6',
  legend: 'M3 3.5h1M3 8h1M3 12.5h1M7 3.5h6M7 8h6M7 12.5h6',
  past: 'M3 4.5A6 6 0 1 1 2 8.5M3 1.8v2.9h2.9M8 5v3.3l2.2 1.4',
}

/** Everything that can be done with the map. Each has a name to be heard, and where there is a key, it is in the name. */
export const MapButtons = ({ deeds, pressed, disabled, onDeed }: MapButtonsProps) => {
  const words = useWords()
  return (
    <div className={classes.buttons} role="toolbar" aria-label={words('map.tools')} aria-orientation="vertical">
      {deeds.map((group) => (
        <Fragment key={group.join()}>
          <div className={classes.group}>
            {group.map((deed) => {
              const cap = deed in mapKeys ? mapKeys[deed as MapKey].cap : null
              const name = words(`map.deed.${deed}`)
              return (
                <button
                  key={deed}
                  type="button"
                  className={classes.button}
                  data-deed={deed}
                  aria-label={name}
                  title={cap ? `${name} (${cap})` : name}
                  aria-pressed={pressed[deed]}
                  disabled={disabled[deed]}
                  onClick={() => onDeed(deed)}
                >
                  <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d={pictures[deed]} />
                  </svg>
                </button>
              )
            })}
          </div>
        </Fragment>
      ))}
    </div>
  )
}
