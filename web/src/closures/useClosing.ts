import type { FeatureCollection } from 'geojson'
import { useEffect, useMemo } from 'react'
import { useLive } from '../api/live/useLive.ts'
import type { MapKey } from '../map/keys.ts'
import type { Drawing, Point } from './drawing.ts'
import { drawings, useDrawing } from './drawings.ts'
import { drawSketch } from './features.ts'
import { mayDeclare } from './mayDeclare.ts'

interface Closing {
  /** Whether who sits here may declare roads closed. */
  readonly may: boolean
  readonly drawing: Drawing | null
  readonly sketch: FeatureCollection | null
  readonly begin: () => void
  readonly add: (at: Point) => void
  readonly end: () => void
  /** What a key of the map means while somebody draws, wherever the focus is; true when it was one. */
  readonly press: (key: MapKey, middle: () => Point) => boolean
}

/** Drawing on a map what is closed. `here`: whether that can be done on this map now. */
export const useClosing = (here: boolean): Closing => {
  const may = useLive(({ me }) => mayDeclare(me?.role)) && here
  const known = useDrawing()
  const drawing = may ? known : null
  const sketch = useMemo(() => drawing && drawSketch(drawing), [drawing])
  // A drawing ends with the map that it is on.
  useEffect(() => (may ? drawings.end : undefined), [may])
  return {
    may,
    drawing,
    sketch,
    begin: drawings.begin,
    add: drawings.add,
    end: drawings.end,
    press(key, middle) {
      const deed = drawing && deeds[key]
      if (!deed) return false
      deed(middle)
      return true
    },
  }
}

const deeds: Readonly<Partial<Record<MapKey, (middle: () => Point) => void>>> = {
  add: (middle) => drawings.add(middle()),
  undo: () => drawings.undo(),
  next: () => drawings.finish(),
  back: () => drawings.end(),
}
