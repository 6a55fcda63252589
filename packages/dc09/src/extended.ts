import type { ExtendedData, TextualType } from './frame.ts'
import { textualBlocks } from './frame.ts'
import { readTimestamp, writeTimestamp } from './timestamp.ts'

type Position = Extract<ExtendedData, { type: 'position' }>

const unknown = (block: string): ExtendedData => ({
  type: 'unknown',
  identifier: block.slice(0, 1),
  value: block.slice(1),
})

/** Blocks of extended data, each without its brackets, as typed values in the order of the frame. */
export function readExtended(blocks: readonly string[]): ExtendedData[] {
  const position = readPosition(blocks)
  const values: ExtendedData[] = []
  for (const block of blocks) {
    const identifier = block[0]
    if (position && (identifier === 'X' || identifier === 'Y' || identifier === 'Z')) {
      if (identifier === 'X') values.push(position)
    } else values.push(readBlock(block))
  }
  return values
}

function readBlock(block: string): ExtendedData {
  const identifier = block[0]
  if (identifier === 'H') {
    const at = readTimestamp(block, block[1] === '_' ? 2 : 1)
    return at === undefined ? unknown(block) : { type: 'occurred', at }
  }
  const type = textualBlocks[identifier as keyof typeof textualBlocks]
  return type ? { type, value: block.slice(1) } : unknown(block)
}

/** A position needs both coordinates, each once; otherwise its blocks stay as they came. */
function readPosition(blocks: readonly string[]): Position | undefined {
  let longitude: number | undefined
  let latitude: number | undefined
  let altitude: number | undefined
  for (const block of blocks) {
    const identifier = block[0]
    if (identifier === 'X') {
      if (longitude !== undefined) return undefined
      longitude = readDegrees(block.slice(1), 'E', 'W', 180)
    } else if (identifier === 'Y') {
      if (latitude !== undefined) return undefined
      latitude = readDegrees(block.slice(1), 'N', 'S', 90)
    } else if (identifier === 'Z') {
      altitude = readNumber(block.endsWith('M') || block.endsWith('m') ? block.slice(1, -1) : block.slice(1))
      if (altitude === undefined) return undefined
    }
  }
  if (longitude === undefined || latitude === undefined) return undefined
  return { type: 'position', longitude, latitude, ...(altitude !== undefined && { altitude }) }
}

const readNumber = (text: string): number | undefined =>
  /^[+-]?\d{1,8}(\.\d{0,12})?$/.test(text) ? Number(text) : undefined

/** `069E12.34567`: whole degrees, the hemisphere, minutes. Some panels write decimal degrees with a sign instead. */
function readDegrees(text: string, positive: string, negative: string, limit: number): number | undefined {
  const hemisphere = text.includes(positive) ? positive : text.includes(negative) ? negative : undefined
  if (hemisphere === undefined) return within(readNumber(text), limit)
  const [degrees, minutes] = text.split(hemisphere).map((part) => readNumber(part))
  if (degrees === undefined || minutes === undefined || minutes < 0 || minutes >= 60) return undefined
  const magnitude = degrees + minutes / 60
  return within(hemisphere === negative ? -magnitude : magnitude, limit)
}

const within = (value: number | undefined, limit: number): number | undefined =>
  value !== undefined && Math.abs(value) <= limit ? value : undefined

const letters = Object.fromEntries(Object.entries(textualBlocks).map(([letter, type]) => [type, letter])) as Record<
  TextualType,
  string
>

/** The blocks that say a value, each without its brackets: `X069E12.34567` and `Y41N18.12345` for a position. */
export function writeExtended(value: ExtendedData): string[] {
  switch (value.type) {
    case 'position':
      return [
        `X${writeDegrees(value.longitude, 3, 'E', 'W')}`,
        `Y${writeDegrees(value.latitude, 2, 'N', 'S')}`,
        ...(value.altitude === undefined ? [] : [`Z${value.altitude}M`]),
      ]
    case 'occurred':
      return [`H${writeTimestamp(value.at)}`]
    case 'unknown':
      return [value.identifier + value.value]
    default:
      return [letters[value.type] + value.value]
  }
}

/** Five decimals of a minute (2 cm) fill the twelve characters that the standard gives a coordinate. */
function writeDegrees(value: number, digits: number, positive: string, negative: string): string {
  const units = Math.round(Math.abs(value) * 60 * 1e5)
  const degrees = Math.floor(units / 6e6)
  const minutes = ((units % 6e6) / 1e5).toFixed(5).padStart(8, '0')
  return `${String(degrees).padStart(digits, '0')}${value < 0 ? negative : positive}${minutes}`
}
