import type { Tokens } from '../tokens.ts'

/**
 * The marks on the map, drawn by the page. A name says all of it, so that each is drawn once and only when it is needed:
 * `thing 1`, `thing 2 waiting`, `unit en-route`, `unit available chosen`, `ring late 3`, `ring chosen`, `station`,
 * `road closed`.
 */

/** What a mark is drawn with: the part of `CanvasRenderingContext2D` that is used. */
type Pen = OffscreenCanvasRenderingContext2D

interface Mark {
  /** Pixels from edge to edge. */
  readonly size: number
  readonly draw: (pen: Pen, middle: number) => void
}

export interface Look {
  /** Dots of the screen for each pixel of the page. */
  readonly ratio: number
  /** How large it is against its usual size. */
  readonly scale: number
  /** Degrees clockwise. */
  readonly heading: number
}

/** The picture of a mark, its place in the middle; null for a name that is none of ours. */
export const drawMark = (name: string, tokens: Tokens, { ratio, scale, heading }: Look): OffscreenCanvas | null => {
  const mark = markOf(name, tokens)
  if (!mark) return null
  const side = Math.ceil(mark.size * scale * ratio)
  const picture = new OffscreenCanvas(side, side)
  // It is read at once: drawn by the graphics card, it would first have to come back from there.
  const pen = picture.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.translate(side / 2, side / 2)
  pen.rotate((heading * Math.PI) / 180)
  pen.scale(scale * ratio, scale * ratio)
  pen.translate(-mark.size / 2, -mark.size / 2)
  mark.draw(pen, mark.size / 2)
  return picture
}

const markOf = (name: string, tokens: Tokens): Mark | null => {
  const [kind, what = '', how = ''] = name.split(' ')
  if (kind === 'thing') return thing(what, how, tokens)
  if (kind === 'unit') return unit(what, how, tokens)
  if (kind === 'ring') return ring(what, how, tokens)
  if (kind === 'road') return road(what, tokens)
  return kind === 'station' ? station(tokens) : null
}

/** What lies around a mark, px: nobody may overlook a crew in distress. */
const rings: Readonly<Record<string, { readonly radius: number; readonly line: number; readonly shade: number }>> = {
  late: { radius: 17, line: 1.4, shade: 0.14 },
  distress: { radius: 26, line: 3, shade: 0.28 },
  chosen: { radius: 20, line: 2.4, shade: 0.2 },
}

const ring = (what: string, priority: string, tokens: Tokens): Mark | null => {
  const look = rings[what]
  if (!look) return null
  const { radius, line, shade } = look
  const colour = what === 'chosen' ? tokens.mine : tokens[`p${priority}` as 'p1']
  return {
    size: 2 * (radius + line + 1),
    draw(pen, middle) {
      circle(pen, middle, radius)
      pen.globalAlpha = shade
      pen.fillStyle = colour
      pen.fill()
      circle(pen, middle, radius + line / 2)
      pen.globalAlpha = 1
      pen.lineWidth = line
      pen.strokeStyle = colour
      pen.stroke()
    },
  }
}

/** A dot of its priority's colour that bears its number. What nobody has taken, or no team is sent to, is larger. */
const thing = (priority: string, how: string, tokens: Tokens): Mark => {
  const radius = how === 'waiting' ? 10.5 : 8.5
  return {
    size: 26,
    draw(pen, middle) {
      circle(pen, middle, radius)
      pen.fillStyle = tokens[`p${priority}` as 'p1']
      pen.fill()
      pen.lineWidth = 1.5
      pen.strokeStyle = tokens['map-land']
      pen.stroke()
      pen.fillStyle = tokens['ink-on-light']
      pen.font = `700 ${how === 'waiting' ? 13 : 11}px ${tokens.font}`
      pen.textAlign = 'center'
      pen.textBaseline = 'alphabetic'
      const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = pen.measureText(priority)
      pen.fillText(priority, middle, middle + (up - down) / 2)
    },
  }
}

/** How a unit's status looks: on the move an arrow head, at a place a square, away a small ring. Hollow has no job there. */
const unitLooks: Readonly<
  Record<string, { readonly shape: 'arrow' | 'square' | 'ring'; readonly full: boolean; readonly dot?: true }>
> = {
  available: { shape: 'arrow', full: false },
  assigned: { shape: 'arrow', full: false, dot: true },
  'en-route': { shape: 'arrow', full: true },
  'on-scene': { shape: 'square', full: true },
  clearing: { shape: 'square', full: false },
  'out-of-service': { shape: 'ring', full: false },
}

const unit = (status: string, how: string, tokens: Tokens): Mark | null => {
  const look = unitLooks[status]
  if (!look) return null
  const ink = how === 'chosen' ? tokens.mine : look.shape === 'ring' ? tokens['ink-3'] : tokens.ink
  return {
    size: 24,
    draw(pen, middle) {
      outlines[look.shape](pen, middle)
      // A rim of the ground's own colour, so that one mark lies on another without melting into it.
      pen.lineJoin = 'round'
      pen.lineWidth = 5
      pen.strokeStyle = tokens['map-land']
      pen.stroke()
      pen.fillStyle = look.full ? ink : tokens['map-land']
      pen.fill()
      pen.lineWidth = 2
      pen.strokeStyle = ink
      pen.stroke()
      if (!look.dot) return
      circle(pen, middle, 2.2, 1.5)
      pen.fillStyle = ink
      pen.fill()
    },
  }
}

const outlines = {
  arrow(pen: Pen, middle: number) {
    pen.beginPath()
    pen.moveTo(middle, middle - 8)
    pen.lineTo(middle + 6.5, middle + 7)
    pen.lineTo(middle, middle + 3.8)
    pen.lineTo(middle - 6.5, middle + 7)
    pen.closePath()
  },
  square(pen: Pen, middle: number) {
    pen.beginPath()
    pen.rect(middle - 5.5, middle - 5.5, 11, 11)
  },
  ring(pen: Pen, middle: number) {
    circle(pen, middle, 4)
  },
} as const

const station = (tokens: Tokens): Mark => ({
  size: 14,
  draw(pen, middle) {
    pen.beginPath()
    pen.moveTo(middle, middle - 5)
    pen.lineTo(middle + 5, middle - 0.5)
    pen.lineTo(middle + 5, middle + 4.5)
    pen.lineTo(middle - 5, middle + 4.5)
    pen.lineTo(middle - 5, middle - 0.5)
    pen.closePath()
    pen.lineJoin = 'round'
    pen.fillStyle = tokens['map-land']
    pen.fill()
    pen.lineWidth = 1.5
    pen.strokeStyle = tokens['ink-3']
    pen.stroke()
  },
})

/** A disc that stands on a road: a bar across it, or a clock where it only takes longer. */
const road = (what: string, tokens: Tokens): Mark => ({
  size: 20,
  draw(pen, middle) {
    circle(pen, middle, 8)
    pen.fillStyle = what === 'closed' ? tokens.ink : tokens['map-land']
    pen.fill()
    pen.lineWidth = 1.5
    pen.strokeStyle = what === 'closed' ? tokens['map-land'] : tokens['ink-2']
    pen.stroke()
    pen.beginPath()
    if (what === 'closed') {
      pen.rect(middle - 4.8, middle - 1.6, 9.6, 3.2)
      pen.fillStyle = tokens['map-land']
      pen.fill()
      return
    }
    pen.moveTo(middle, middle - 4.6)
    pen.lineTo(middle, middle)
    pen.lineTo(middle + 3.4, middle + 2)
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.stroke()
  },
})

const circle = (pen: Pen, middle: number, radius: number, below = 0) => {
  pen.beginPath()
  pen.arc(middle, middle + below, radius, 0, 2 * Math.PI)
}
