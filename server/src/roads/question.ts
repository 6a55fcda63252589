import type { Condition, RoadClass } from '@yordam/atlas'
import type { Position } from '../platform/words.ts'
import type { Where } from './closure.ts'

/** Where a unit is, and into which direction it drives, degrees; null where that is not known. */
export interface Whereabout {
  readonly position: Position
  readonly heading: number | null
}

/** How the roads are: what is closed or slow, of which closure each is, and the hour of the week. */
export interface Conditions {
  readonly conditions: readonly Condition[]
  readonly closures: readonly string[]
  readonly hour: number
}

/** A line along the roads, and what these are called. */
export interface Followed {
  readonly line: readonly Position[]
  readonly roads: readonly string[]
}

/** What of the roads is closed by something: whole pieces. */
export interface ClosedRoads {
  readonly metres: number
  /** What they are called, by what is easiest found first. */
  readonly roads: readonly string[]
  /** Those that a line only runs over. */
  readonly crossed: { readonly count: number; readonly metres: number; readonly roads: readonly string[] }
  readonly lines: readonly (readonly Position[])[]
  /** The nearest street that has a name. */
  readonly near: string | null
}

/** What a place, and those who are wanted there, have to do with the closures that hold now. */
export interface Hindered {
  /** Those in which the place lies. */
  readonly here: readonly string[]
  /** Of each: how long it takes, and would take, seconds (Infinity where no road leads), and what lies on the way that it would take. */
  readonly ways: readonly {
    readonly seconds: number
    readonly usually: number
    readonly closures: readonly string[]
  }[]
}

/** A way in whole seconds, its shares on roads of which class in seconds as roads allow; its line, and the roads in their order. */
export interface Way {
  readonly seconds: number
  readonly metres: number
  readonly byClass: Readonly<Partial<Record<RoadClass, number>>>
  readonly line: readonly Position[]
  readonly roads: readonly string[]
}

/** What the thread that has the atlas can be asked, and what it answers. */
export interface Questions {
  /**
   * Seconds by road to a place from many others, by three numbers each: longitude, latitude, heading (NaN where it is not
   * known); Infinity where no road leads. Null where the place itself is on no road of the atlas.
   */
  readonly times: {
    readonly asked: { readonly to: Position; readonly from: Float64Array }
    readonly answer: Float64Array | null
  }
  /** The fastest way; null where no road leads. */
  readonly way: { readonly asked: { readonly from: Whereabout; readonly to: Position }; readonly answer: Way | null }
  /** What of the roads would be closed. */
  readonly closed: {
    readonly asked: { readonly where: Where; readonly oneWay: boolean }
    readonly answer: ClosedRoads
  }
  /** What closures do to those who are wanted at a place; null where it is on no road of the atlas. From as in `times`. */
  readonly hindered: {
    readonly asked: { readonly to: Position; readonly from: Float64Array }
    readonly answer: Hindered | null
  }
  /** Questions that come after it are answered by roads that are so. */
  readonly conditions: { readonly asked: Conditions; readonly answer: null }
  /** The line along the roads through some points; straight between those that no road joins. */
  readonly line: { readonly asked: readonly Position[]; readonly answer: Followed }
}

export type Name = keyof Questions
export type Question = { [Ask in Name]: { readonly ask: Ask; readonly asked: Questions[Ask]['asked'] } }[Name]
export type Answer = Questions[Name]['answer']

/** Said once, when the atlas is there or is found unusable. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly why: string }

/** By a plain loop: a thousand units are handed over for each of a hundred places, and no panel waits for that. */
export const packed = (all: readonly Whereabout[]): Float64Array => {
  const numbers = new Float64Array(3 * all.length)
  let at = 0
  for (const { position, heading } of all) {
    numbers[at++] = position[0]
    numbers[at++] = position[1]
    numbers[at++] = heading ?? Number.NaN
  }
  return numbers
}

export const unpacked = (all: Float64Array): Whereabout[] =>
  Array.from({ length: all.length / 3 }, (_, one) => {
    const heading = all[3 * one + 2]!
    return { position: [all[3 * one]!, all[3 * one + 1]!], heading: Number.isNaN(heading) ? null : heading }
  })
