import { useSyncExternalStore } from 'react'
import type { ClosedRoads, Closure } from '../api/words.ts'

export type Point = readonly [longitude: number, latitude: number]

/** What somebody is drawing on the map, to declare it closed. */
export interface Drawing {
  readonly shape: 'line' | 'area'
  /** What was pressed. */
  readonly points: readonly Point[]
  /** The line through the points, along the roads as soon as the server has said where they run. */
  readonly line: [number, number][]
  /** What of the roads it would close; undefined until that is known, null where nobody can tell. */
  readonly closed: ClosedRoads | null | undefined
  /** The closure whose place is drawn anew; null: a new one. */
  readonly moved: Closure | null
  /** It is drawn, and now it is asked what is with it. */
  readonly isDrawn: boolean
}

/** What is asked of the roads; null when nobody knows it. */
interface Asked {
  /** The line along the roads through some points. */
  readonly follow: (through: readonly Point[]) => Promise<readonly (readonly number[])[] | null>
  /** What of them would be closed. */
  readonly closes: (where: Closure['where']) => Promise<ClosedRoads | null>
}

/** The drawing of this page, outside React: the map draws it, a key begins it, a dialog ends it. */
export const createDrawings = ({ follow, closes }: Asked) => {
  let drawing: Drawing | null = null
  const watchers = new Set<() => void>()
  const become = (next: Drawing | null) => {
    drawing = next
    for (const watch of watchers) watch()
  }
  const change = (next: Drawing) => {
    const { points, shape } = next
    become({ ...next, line: straight(points), closed: undefined })
    if (points.length >= leastPoints[shape]) void askOf(points, shape)
  }
  const askOf = async (points: Drawing['points'], shape: Drawing['shape']) => {
    // Who has pressed on meanwhile waits for another answer.
    const know = (more: Partial<Drawing>) => {
      if (drawing?.points === points && drawing.shape === shape) become({ ...drawing, ...more })
    }
    const line = shape === 'line' ? await follow(points) : null
    if (line) know({ line: line.map(([longitude = 0, latitude = 0]) => [longitude, latitude]) })
    if (drawing?.points === points) know({ closed: await closes(whereOf(drawing)) })
  }
  return {
    get: () => drawing,
    subscribe(watch: () => void) {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    /** All that is around a place: that is drawn at once. */
    around: (place: Point) => change({ ...nothingDrawn, shape: 'area', points: circle(place), isDrawn: true }),
    begin: () => become(nothingDrawn),
    /** Draws the place of a closure anew, as what it was. */
    beginAnew: (moved: Closure) =>
      become({ ...nothingDrawn, shape: moved.where.type === 'LineString' ? 'line' : 'area', moved }),
    /** Who presses twice at the same place has drawn nothing between. */
    add(point: Point) {
      if (drawing && !isAt(drawing.points.at(-1), point)) change({ ...drawing, points: [...drawing.points, point] })
    },
    undo: () => drawing && change({ ...drawing, points: drawing.points.slice(0, -1) }),
    shape: (shape: Drawing['shape']) => drawing && change({ ...drawing, shape }),
    /** True when there is enough of it to go on. */
    finish() {
      if (!drawing || !isWhole(drawing)) return false
      become({ ...drawing, isDrawn: true })
      return true
    },
    /** Back from the questions to the map. */
    resume: () => drawing && become({ ...drawing, isDrawn: false }),
    end: () => become(null),
  }
}

const nothingDrawn: Drawing = {
  shape: 'line',
  points: [],
  line: [],
  closed: undefined,
  moved: null,
  isDrawn: false,
}

/** As the server has it. */
export const whereOf = ({ shape, points, line }: Pick<Drawing, 'shape' | 'points' | 'line'>): Closure['where'] =>
  shape === 'line'
    ? { type: 'LineString', coordinates: line }
    : { type: 'Polygon', coordinates: [ringOf(points)] as [[number, number][]] }

/** It ends where it begins. */
export const ringOf = (points: readonly Point[]): [number, number][] =>
  [...points, points[0]!].map(([longitude, latitude]) => [longitude, latitude])

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

/** Whether it can be declared: where it is known that no road is, nothing can. */
export const isWhole = ({ shape, points, closed }: Drawing): boolean =>
  points.length >= leastPoints[shape] && closed?.metres !== 0

const isAt = (one: Point | undefined, other: Point): boolean => one?.[0] === other[0] && one[1] === other[1]

const straight = (points: readonly Point[]): [number, number][] =>
  points.map(([longitude, latitude]) => [longitude, latitude])

export type Drawings = ReturnType<typeof createDrawings>

export const useDrawingOf = (drawings: Drawings): Drawing | null =>
  useSyncExternalStore(drawings.subscribe, drawings.get)
