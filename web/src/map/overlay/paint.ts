import type { Tokens } from '../tokens.ts'
import { type Seen, standBeside } from './beside.ts'
import { type Camera, pixelOf } from './mercator.ts'
import { type Box, placeNames } from './names.ts'
import type { Link, Mark, Shown } from './scene.ts'
import type { Sprites } from './sprites.ts'

/** What is drawn on: the part of `CanvasRenderingContext2D` that is used. */
type Pen = CanvasRenderingContext2D

/** From here on units bear their names. */
const NAMES_FROM = 12.5
/** How large marks are at a zoom and farther away, and at another and nearer. */
const sizes = {
  thing: { far: 0.8, near: 1 },
  unit: { far: 0.6, near: 1 },
} as const
const [FAR, NEAR] = [10, 14]
/** Half of what a mark covers, px: names keep off it. */
const HALF = { thing: 10, unit: 8 } as const
/** A mark whose middle is so far outside cannot be seen, px. */
const MARGIN = 32

export const sizeAt = (kind: Mark['kind'], zoom: number): number => {
  const share = Math.min(1, Math.max(0, (zoom - FAR) / (NEAR - FAR)))
  return sizes[kind].far + share * (sizes[kind].near - sizes[kind].far)
}

/** Draws all that is in view, from below: the ways of units, what happens, units, and names where there is room for them. */
export const paint = (pen: Pen, camera: Camera, shown: Shown, sprites: Sprites, tokens: Tokens): void => {
  pen.clearRect(0, 0, camera.width, camera.height)
  drawLinks(pen, camera, shown.links, tokens)
  const { things, units } = seenOf(camera, shown)
  drawMarks(pen, camera, things, sprites)
  drawMarks(pen, camera, units, sprites)
  if (camera.zoom >= NAMES_FROM) drawNames(pen, things, units, sprites)
}

/** All that is in view, where it is drawn. */
export const seenOf = (
  camera: Camera,
  shown: Shown,
): { readonly things: readonly Seen[]; readonly units: readonly Seen[] } => {
  const things = inView(camera, shown.things)
  return { things, units: standBeside(inView(camera, shown.units), things) }
}

const inView = (camera: Camera, marks: readonly Mark[]): Seen[] => {
  const seen: Seen[] = []
  for (const mark of marks) {
    const [x, y] = pixelOf(camera, mark.at)
    if (x > -MARGIN && y > -MARGIN && x < camera.width + MARGIN && y < camera.height + MARGIN) seen.push({ mark, x, y })
  }
  return seen
}

const drawLinks = (pen: Pen, camera: Camera, links: readonly Link[], tokens: Tokens): void => {
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const { line, byRoad, chosen } of links) {
    const width = chosen ? 2.4 : 1.2
    pen.lineWidth = byRoad ? 1.5 * width : width
    // What is dotted is not a road.
    pen.setLineDash(byRoad ? [] : [width, 2.2 * width])
    pen.strokeStyle = chosen ? tokens.mine : tokens['ink-3']
    pen.globalAlpha = chosen ? 0.95 : 0.55
    pen.beginPath()
    for (const point of line) pen.lineTo(...pixelOf(camera, point))
    pen.stroke()
  }
  pen.setLineDash([])
  pen.globalAlpha = 1
}

const drawMarks = (pen: Pen, { zoom }: Camera, seen: readonly Seen[], sprites: Sprites): void => {
  const put = (name: string, x: number, y: number, scale?: number, heading?: number) => {
    const sprite = sprites.mark(name, scale, heading)
    if (!sprite) return
    const { picture, width, height } = sprite
    // At whole pixels, or every mark would be blurred and cost several times as much.
    pen.drawImage(picture, Math.round(x - width / 2), Math.round(y - height / 2), width, height)
  }
  for (const { mark, x, y } of seen) {
    if (mark.ring) put(`ring ${mark.ring} ${mark.priority}`, x, y)
    if (mark.chosen && mark.kind === 'thing') put('ring chosen', x, y)
  }
  for (const { mark, x, y } of seen) put(mark.picture, x, y, sizeAt(mark.kind, zoom), mark.heading)
}

const drawNames = (pen: Pen, things: readonly Seen[], units: readonly Seen[], sprites: Sprites): void => {
  // Whose name matters most comes first, and gets its place.
  const wanted = units.toReversed().map(({ mark, x, y }) => ({
    text: mark.id,
    x,
    y,
    ...sprites.sizeOf(mark.id),
    sure: mark.chosen,
  }))
  for (const { text, box, sure } of placeNames(wanted, [...things, ...units].map(boxOf))) {
    const { picture, width, height } = sprites.name(text, sure)
    pen.drawImage(picture, Math.round(box.left), Math.round(box.top), width, height)
  }
}

const boxOf = ({ mark: { kind }, x, y }: Seen): Box => ({
  left: x - HALF[kind],
  right: x + HALF[kind],
  top: y - HALF[kind],
  bottom: y + HALF[kind],
})
