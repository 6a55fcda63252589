import type { FeatureCollection } from 'geojson'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useScene } from '../api/live/scene.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { type Chosen, type Picture, type Point, placeOfThing, placeOfUnit } from './features.ts'
import { addressOf, type askForPlan } from './plan.ts'
import { type Ears, openView, type RoomView } from './view/view.ts'
import type { Ways } from './ways.ts'

/** Fewer places than this are no city. */
const FEW = 3

/** What the map shall show. */
export interface Wish {
  readonly chosen: Chosen
  /** As it was at another time; null for the scene. */
  readonly past: Picture | null
  readonly followed: string | null
  /** By which roads those come who were sent to what is chosen. */
  readonly ways: Ways
  /** What somebody measures or draws on it. */
  readonly sketch: FeatureCollection | null
  readonly place: readonly [number, number] | null
  readonly withPremises: boolean
  /** The plan of the city, which was asked for before there was a map to lay it on. */
  readonly plan: ReturnType<typeof askForPlan>
  /** Nobody moves it: it looks at where the teams are, and not at the country around them. */
  readonly fits: boolean
}

/** The plan of the city, as far as the page says something of it. */
export interface Ground {
  readonly attribution: string | null
}

export interface Opened {
  readonly view: RoomView | null
  /** Whose work the ground is; null as long as nobody knows, and `none` when nobody has brought one in. */
  readonly ground: Ground | 'none' | null
  /** What the map shows at this moment. */
  readonly picture: () => Picture
}

/**
 * Opens a map in an element and keeps it as it is wished. Positions go from the store to the map without React: nothing is
 * drawn anew for them but the map.
 */
export const useMapView = (element: RefObject<HTMLElement | null>, wish: Wish, ears: Ears): Opened => {
  const { store } = useScene()
  const words = useWords()
  const [view, setView] = useState<RoomView | null>(null)
  const [ground, setGround] = useState<Opened['ground']>(null)
  const latest = useRef({ wish, ears, store })
  latest.current = { wish, ears, store }
  const picture = useRef((): Picture => latest.current.wish.past ?? latest.current.store.get()).current

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map for the life of the element
  useEffect(() => {
    if (!element.current) return
    const opened = openView(
      element.current,
      language(),
      words('map.title'),
      {
        picture,
        chosen: () => latest.current.wish.chosen,
        followed: () => latest.current.wish.followed,
        ways: () => latest.current.wish.ways,
      },
      {
        onPick: (picked) => latest.current.ears.onPick(picked),
        onPoint: (at) => latest.current.ears.onPoint(at),
        onHand: () => latest.current.ears.onHand(),
        onMove: () => latest.current.ears.onMove(),
      },
    )
    setView(opened)
    void layGround(opened, latest.current.wish.plan).then(setGround)
    if (latest.current.wish.withPremises) opened.setPremises(addressOf('/api/premises/points'))
    return () => {
      setView(null)
      opened.close()
    }
  }, [element])

  useEffect(() => {
    if (!view) return
    view.draw('at once')
    return store.subscribe((before, after) => {
      if (before !== after) view.draw('soon')
    })
  }, [view, store])

  const { chosen, past, followed, ways, sketch, place } = wish
  const { thing, unit } = chosen
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn for each of these, whatever it is
  useEffect(() => view?.draw('at once'), [view, thing, unit, past, followed, ways])
  useEffect(() => view?.sketch(sketch), [view, sketch])

  // Once more when the ground has come: then the whole city was looked at.
  // biome-ignore-start lint/correctness/useExhaustiveDependencies: the ground is what they wait for, not what they read
  useEffect(() => {
    const at = thing && placeOfThing(picture(), thing)
    if (at) view?.camera.show(at)
  }, [view, thing, picture, ground])
  useEffect(() => {
    const at = unit && placeOfUnit(picture(), unit)
    if (at) view?.camera.show(at)
  }, [view, unit, picture, ground])
  useEffect(() => {
    view?.showPremises(place)
    if (place) view?.camera.show(place)
  }, [view, place, ground])
  // biome-ignore-end lint/correctness/useExhaustiveDependencies: until here

  // Once, as soon as it is known where they are.
  const { fits } = wish
  useEffect(() => {
    if (!view || !fits || ground === null) return
    let done = false
    const fit = () => {
      const { stations, sightings } = store.get()
      const places = [
        ...[...stations.values()].map(({ position }) => position),
        ...[...sightings.values()].map(({ position }) => position),
      ]
      if (done || places.length < FEW) return
      done = true
      view.camera.fit(places as Point[])
    }
    fit()
    return store.subscribe(fit)
  }, [view, fits, ground, store])

  const spoken = language()
  useEffect(() => {
    view?.speak(spoken)
    view?.map.getCanvas().setAttribute('aria-label', words('map.title'))
  }, [view, spoken, words])
  return { view, ground, picture }
}

/** Puts the city below everything, and looks at the whole of it. */
const layGround = async (view: RoomView, asked: Wish['plan']): Promise<Opened['ground']> => {
  const plan = await asked
  if (plan === null || plan === 'none') return plan
  const { bounds, attribution, address } = plan
  const [west, south, east, north] = bounds ?? []
  if (west !== undefined && south !== undefined && east !== undefined && north !== undefined)
    view.camera.fitBounds([west, south, east, north], 'once')
  view.setGround(address)
  return { attribution }
}
