import { type Bounds, type GroundKind, groundKinds, groundLimits, nameKeys, streetClasses } from './ground.ts'

/** Why a ground plan is not taken: which feature is wrong (counted from 0), and how. */
export class BadPlan extends Error {
  readonly feature: number | undefined
  constructor(message: string, feature?: number) {
    super(message)
    this.name = 'BadPlan'
    this.feature = feature
  }
}

type Position = [number, number]
type Coordinates = Position | Coordinates[]
type Properties = { kind: GroundKind } & Record<string, string | true>

/** A plan that holds what is drawn and nothing else. */
export interface Plan {
  readonly type: 'FeatureCollection'
  readonly properties?: { readonly attribution: string }
  readonly features: readonly {
    readonly type: 'Feature'
    readonly properties: Properties
    readonly geometry: { readonly type: string; readonly coordinates: Coordinates }
  }[]
}

/** How often lists lie in lists around the positions, and how many positions the innermost list has at least. */
const shapes = {
  Point: { depth: 0, least: 1, closed: false },
  LineString: { depth: 1, least: 2, closed: false },
  MultiLineString: { depth: 2, least: 2, closed: false },
  Polygon: { depth: 2, least: 4, closed: true },
  MultiPolygon: { depth: 3, least: 4, closed: true },
} as const

/**
 * Reads a document that somebody sent as a ground plan. What is not drawn is left out: other members, other properties, the
 * height of positions; coordinates are cut to six decimals (a decimetre).
 *
 * @throws {BadPlan} that names the first feature which is wrong.
 */
export const readPlan = (document: unknown): { readonly plan: Plan; readonly bounds: Bounds | null } => {
  if (!isObject(document) || document.type !== 'FeatureCollection' || !Array.isArray(document.features))
    throw new BadPlan('This is not a GeoJSON FeatureCollection.')
  if (document.features.length > groundLimits.features)
    throw new BadPlan(
      `A ground plan holds at most ${groundLimits.features} features; this one has ${document.features.length}.`,
    )
  const count = new Count()
  const features = document.features.map((feature: unknown, index) => readFeature(feature, index, count))
  const attribution = readAttribution(document.properties)
  return {
    plan: { type: 'FeatureCollection', ...(attribution !== undefined && { properties: { attribution } }), features },
    bounds: boundsOf(features),
  }
}

const readAttribution = (properties: unknown): string | undefined => {
  if (!isObject(properties) || properties.attribution === undefined) return undefined
  return readText(properties.attribution, 'The attribution', groundLimits.attribution)
}

const readFeature = (feature: unknown, index: number, count: Count): Plan['features'][number] => {
  let called = `Feature ${index}`
  const wrong = (what: string): never => {
    throw new BadPlan(`${called}: ${what}`, index)
  }
  if (!isObject(feature) || feature.type !== 'Feature') return wrong('this is not a GeoJSON Feature.')
  const { properties, geometry } = feature
  if (!isObject(properties)) return wrong('it has no properties.')
  if (!isKind(properties.kind))
    return wrong(`properties.kind is ${said(properties.kind)}; it is one of ${Object.keys(groundKinds).join(', ')}.`)
  const { kind } = properties
  called = `Feature ${index} (${kind}${typeof properties.name === 'string' ? ` “${properties.name.slice(0, 40)}”` : ''})`
  if (!isObject(geometry)) return wrong('it has no geometry.')
  const allowed: readonly string[] = groundKinds[kind]
  if (typeof geometry.type !== 'string' || !allowed.includes(geometry.type))
    return wrong(`its geometry is ${said(geometry.type)}; a ${kind} is a ${allowed.join(' or a ')}.`)
  try {
    return {
      type: 'Feature',
      properties: readProperties(kind, properties),
      geometry: {
        type: geometry.type,
        coordinates: readCoordinates(geometry.type as keyof typeof shapes, geometry.coordinates, count),
      },
    }
  } catch (error) {
    if (error instanceof BadPlan) return wrong(error.message)
    throw error
  }
}

const readProperties = (kind: GroundKind, given: Record<string, unknown>): Properties => {
  const properties: Properties = { kind }
  const drawnAs = readClass(kind, given.class)
  if (drawnAs !== undefined) properties.class = drawnAs
  if (given.bridge === true) properties.bridge = true
  for (const key of nameKeys)
    if (given[key] !== undefined && given[key] !== null) properties[key] = readText(given[key], key, groundLimits.name)
  if (kind === 'name' && properties.name === undefined) throw new BadPlan('it has no name.')
  return properties
}

/** A street has one of four classes; what a block, a water or a name is of is a word of whoever made the plan. */
const readClass = (kind: GroundKind, given: unknown): string | undefined => {
  if (kind === 'street') {
    const found = streetClasses.find((one) => one === given)
    if (!found) throw new BadPlan(`its class is ${said(given)}; it is one of ${streetClasses.join(', ')}.`)
    return found
  }
  if (given === undefined || given === null) return undefined
  if (typeof given !== 'string' || !/^[a-z][a-z-]{0,39}$/.test(given))
    throw new BadPlan(`its class is ${said(given)}; it is a word of small letters, such as district.`)
  return given
}

const readCoordinates = (type: keyof typeof shapes, given: unknown, count: Count): Coordinates => {
  const { depth, least, closed } = shapes[type]
  const read = (value: unknown, left: number): Coordinates => {
    if (left === 0) return count.take(readPosition(value))
    if (!Array.isArray(value)) throw new BadPlan(`its coordinates are not those of a ${type}.`)
    if (left === 1 && value.length < least)
      throw new BadPlan(`a ${closed ? 'ring' : 'line'} has at least ${least} positions; this one has ${value.length}.`)
    if (value.length === 0) throw new BadPlan(`its coordinates are empty.`)
    const list = value.map((inner) => read(inner, left - 1))
    if (left === 1 && closed && !sameAs(list[0] as Position, list.at(-1) as Position))
      throw new BadPlan('a ring ends where it begins; this one does not.')
    return list
  }
  return read(given, depth)
}

const readPosition = (value: unknown): Position => {
  const [longitude, latitude] = Array.isArray(value) ? value : []
  if (!isWithin(longitude, 180) || !isWithin(latitude, 90))
    throw new BadPlan(`${said(value)} is not a [longitude, latitude] in degrees.`)
  return [rounded(longitude), rounded(latitude)]
}

/** That the plan is not larger than what a screen can hold. */
class Count {
  #positions = 0

  take(position: Position): Position {
    if (++this.#positions > groundLimits.positions)
      throw new BadPlan(`a ground plan holds at most ${groundLimits.positions} positions, and this is one more.`)
    return position
  }
}

/** What the plan is about: its districts, where it has any; a river comes from far and is not looked at along all its way. */
const boundsOf = (features: Plan['features']): Bounds | null => {
  const districts = features.filter(({ properties: { kind } }) => kind === 'district')
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const extend = (coordinates: Coordinates): void => {
    if (!isPosition(coordinates)) {
      for (const inner of coordinates) extend(inner)
      return
    }
    west = Math.min(west, coordinates[0])
    east = Math.max(east, coordinates[0])
    south = Math.min(south, coordinates[1])
    north = Math.max(north, coordinates[1])
  }
  for (const { geometry } of districts.length > 0 ? districts : features) extend(geometry.coordinates)
  return west === Infinity ? null : [west, south, east, north]
}

const isPosition = (coordinates: Coordinates): coordinates is Position => typeof coordinates[0] === 'number'

const readText = (value: unknown, name: string, longest: number): string => {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longest || !value.isWellFormed())
    throw new BadPlan(`${name} is ${said(value)}; it is a text of at most ${longest} characters.`)
  return value.trim()
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isKind = (value: unknown): value is GroundKind => typeof value === 'string' && Object.hasOwn(groundKinds, value)
const isWithin = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most
const sameAs = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1]
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** What stands in the document, short enough for a sentence. */
const said = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'missing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
