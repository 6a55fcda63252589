import type { Tokens } from '../tokens.ts'
import { drawMark } from './marks.ts'

/** Steps in which a mark turns and grows: fine enough for the eye, coarse enough that each picture is drawn once and kept. */
const TURN = 10
const GROWTH = 0.05

/** A picture, and how many pixels of the page it covers. */
export interface Sprite {
  readonly picture: ImageBitmap
  readonly width: number
  readonly height: number
}

/** Pictures that are shown by the thousand, each drawn once for as long as colours, text size and screen are the same. */
export class Sprites {
  readonly #tokens: Tokens
  readonly #ratio: number
  readonly #marks = new Map<string, Sprite | null>()
  readonly #names = new Map<string, Sprite>()
  readonly #widths = new Map<string, number>()
  readonly #measure = new OffscreenCanvas(1, 1).getContext('2d')
  readonly #size: number
  readonly #font: string

  constructor(tokens: Tokens, ratio: number) {
    this.#tokens = tokens
    this.#ratio = ratio
    this.#size = 11 * (Number(tokens['text-scale']) || 1)
    this.#font = `500 ${this.#size}px ${tokens.font}`
    if (this.#measure) this.#measure.font = this.#font
  }

  /** The picture of a mark (see `marks.ts`), turned by `heading` degrees. */
  mark(name: string, scale = 1, heading = 0): Sprite | null {
    const turned = (Math.round(heading / TURN) * TURN) % 360
    const grown = Math.round(scale / GROWTH) * GROWTH
    const key = `${name} ${turned} ${grown.toFixed(2)}`
    const known = this.#marks.get(key)
    if (known !== undefined) return known
    const drawn = drawMark(name, this.#tokens, { ratio: this.#ratio, scale: grown, heading: turned })
    const sprite = drawn && this.#keep(drawn)
    this.#marks.set(key, sprite)
    return sprite
  }

  /** How much room a word takes, px. Of most words that want a place this is all that is asked. */
  sizeOf(text: string): { readonly width: number; readonly height: number } {
    let width = this.#widths.get(text)
    if (width === undefined) {
      width = Math.ceil((this.#measure?.measureText(text).width ?? 0) + 2 * RIM)
      this.#widths.set(text, width)
    }
    return { width, height: Math.ceil(this.#size * 1.3 + 2 * RIM) }
  }

  /** A word on a plate of the ground's own colour: it may lie on a name of the ground, which must not be read with it. */
  name(text: string, chosen: boolean): Sprite {
    const key = `${text} ${chosen}`
    const known = this.#names.get(key)
    if (known) return known
    const sprite = this.#keep(this.#write(text, chosen ? this.#tokens.mine : this.#tokens['ink-2']))
    this.#names.set(key, sprite)
    return sprite
  }

  #write(text: string, ink: string): OffscreenCanvas {
    const { width, height } = this.sizeOf(text)
    const picture = new OffscreenCanvas(Math.ceil(width * this.#ratio), Math.ceil(height * this.#ratio))
    const pen = picture.getContext('2d')
    if (!pen) return picture
    pen.scale(this.#ratio, this.#ratio)
    pen.fillStyle = this.#tokens['map-land']
    pen.globalAlpha = PLATE
    pen.beginPath()
    pen.roundRect(0, 0, width, height, 3)
    pen.fill()
    pen.globalAlpha = 1
    pen.font = this.#font
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    pen.lineWidth = 2 * RIM
    pen.strokeStyle = this.#tokens['map-land']
    pen.strokeText(text, RIM, height / 2)
    pen.fillStyle = ink
    pen.fillText(text, RIM, height / 2)
    return picture
  }

  #keep(drawn: OffscreenCanvas): Sprite {
    const { width, height } = drawn
    return { picture: drawn.transferToImageBitmap(), width: width / this.#ratio, height: height / this.#ratio }
  }
}

/** So much of it hides what lies below. */
const PLATE = 0.8
/** Pixels around the letters. */
const RIM = 1.6
