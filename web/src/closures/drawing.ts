import { useSyncExternalStore } from 'react'

export type Point = readonly [longitude: number, latitude: number]

/** What somebody is drawing on the map, to declare it closed. */
export interface Drawing {
  readonly shape: 'line' | 'area'
  /** What was pressed. */
  readonly points: readonly Point[]
  /** The line through the points, along the roads as soon as the server has said where they run. */
  readonly line: [number, number][]
  /** It is drawn, and now it is asked what is with it. */
  readonly isDrawn: boolean
}

/** The line along the roads through some points; null when nobody knows it. */
type Follow = (through: readonly Point[]) => Promise<readonly (readonly number[])[] | null>

/** The drawing of this page, outside React: the map draws it, a key begins it, a dialog ends it. */
export const createDrawings = (follow: Follow) => {
  let drawing: Drawing | null = null
  const watchers = new Set<() => void>()
  const become = (next: Drawing | null) => {
    drawing = next
    for (const watch of watchers) watch()
  }
  const change = (points: readonly Point[], shape: Drawing['shape']) => {
    const mine: Drawing = { shape, points, line: straight(points), isDrawn: false }
    become(mine)
    if (shape === 'line' && points.length > 1)
      void follow(points).then((line) => {
        // Who has pressed on meanwhile waits for another line.
        if (line && drawing?.points === points)
          become({ ...drawing, line: line.map(([longitude = 0, latitude = 0]) => [longitude, latitude]) })
      })
  }
  return {
    get: () => drawing,
    subscribe(watch: () => void) {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    /** All that is around a place: that is drawn at once. */
    around: (place: Point) => become({ shape: 'area', points: circle(place), line: [], isDrawn: true }),
    begin: () => become({ shape: 'line', points: [], line: [], isDrawn: false }),
    add: (point: Point) => drawing && change([...drawing.points, point], drawing.shape),
    undo: () => drawing && change(drawing.points.slice(0, -1), drawing.shape),
    shape: (shape: Drawing['shape']) => drawing && change(drawing.points, shape),
    /** True when there is enough of it to go on. */
    finish() {
      if (!drawing || drawing.points.length < leastPoints[drawing.shape]) return false
      become({ ...drawing, isDrawn: true })
      return true
    },
    /** Back from the questions to the map. */
    resume: () => drawing && become({ ...drawing, isDrawn: false }),
    end: () => become(null),
  }
}

/** So far around an incident roads are closed, metres: the block in which it is. */
const AROUND = 100
const CORNERS = 12
const METRES_PER_DEGREE = 111_195

const circle = ([longitude, latitude]: Point): Point[] =>
  Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS
    const [east, north] = [AROUND * Math.cos(angle), AROUND * Math.sin(angle)]
    const narrow = Math.cos((latitude * Math.PI) / 180)
    return [longitude + east / METRES_PER_DEGREE / narrow, latitude + north / METRES_PER_DEGREE]
  })

export const leastPoints = { line: 2, area: 3 } as const satisfies Record<Drawing['shape'], number>

const straight = (points: readonly Point[]): [number, number][] =>
  points.map(([longitude, latitude]) => [longitude, latitude])

export type Drawings = ReturnType<typeof createDrawings>

export const useDrawingOf = (drawings: Drawings): Drawing | null =>
  useSyncExternalStore(drawings.subscribe, drawings.get)
