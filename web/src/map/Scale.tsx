import { useSyncExternalStore } from 'react'
import { distance } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { metresPerPixel, roundLength } from './measure.ts'
import classes from './RoomMap.module.css'
import type { RoomView } from './view/view.ts'

/** Pixels that the scale takes at most. */
const WIDEST = 110

/** How long something on the map is. */
export const Scale = ({ view: { map } }: { readonly view: RoomView }) => {
  const words = useWords()
  // Two figures in one string, so that it is drawn again only when the scale changes, not when the map is merely moved.
  const [metres = 0, pixels = 0] = useSyncExternalStore(
    (watch) => {
      map.on('zoom', watch)
      return () => map.off('zoom', watch)
    },
    () => {
      const perPixel = metresPerPixel(map.getCenter().lat, map.getZoom())
      const length = roundLength(perPixel * WIDEST)
      return `${length} ${Math.round(length / perPixel)}`
    },
  )
    .split(' ')
    .map(Number)
  return (
    <span className={classes.scale} style={{ width: pixels }}>
      {distance(language(), words, metres)}
    </span>
  )
}
