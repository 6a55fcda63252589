import { type CSSProperties, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { useServerTime } from '../api/live/useServerTime.ts'
import { ClosingNote } from '../closures/ClosingNote.tsx'
import { useClosing } from '../closures/useClosing.ts'
import { distance, timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { isPressing, isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { usePreference } from '../ui/preferences.ts'
import { Attribution } from './Attribution.tsx'
import { placesInHand } from './inHand.ts'
import { type MapKey, mapKeys, readMapKey } from './keys.ts'
import { Legend } from './Legend.tsx'
import { toggleLegend } from './legend.ts'
import { MapButtons, type MapDeed } from './MapButtons.tsx'
import { drawMeasured, lengthOf, type Measured } from './measure.ts'
import classes from './RoomMap.module.css'
import type { RoomMapProps } from './RoomMap.tsx'
import { Scale } from './Scale.tsx'
import { TimeSlider } from './TimeSlider.tsx'
import { useMapView, type Wish } from './useMapView.ts'
import { usePast } from './usePast.ts'
import { useWays } from './useWays.ts'
import { canDraw } from './view/open.ts'

/** What is asked of a closure is loaded when it is drawn: a map on the wall never asks. */
const DeclareDialog = lazy(() =>
  import('../closures/DeclareDialog.tsx').then((all) => ({ default: all.DeclareDialog })),
)

type MapRoomProps = RoomMapProps & Pick<Wish, 'plan'>

/** The map with its tools; or, in a browser that cannot draw one, a word about it. */
export const MapRoom = (props: MapRoomProps) => {
  const words = useWords()
  const [can] = useState(canDraw)
  if (can) return <Drawn {...props} />
  return (
    <div className={classes.without} role="note" data-testid="map-without">
      <strong>{words('map.without.title')}</strong>
      <span>{words('map.without.meaning')}</span>
    </div>
  )
}

const Drawn = ({
  plan,
  chosen = null,
  onChoose,
  unit = null,
  onChooseUnit,
  onChoosePremises,
  place = null,
  use = 'working',
  scale = 1,
}: MapRoomProps) => {
  const words = useWords()
  const room = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const past = usePast()
  const [followed, setFollowed] = useState<string | null>(null)
  const [measured, setMeasured] = useState<Measured | null>(null)
  const works = use === 'working'
  const closing = useClosing(works && past.at === null)
  const sketch = useMemo(() => closing.sketch ?? (measured && drawMeasured(measured)), [closing.sketch, measured])
  const legend = usePreference('legend')
  const ways = useWays(works && past.at === null ? chosen : null)

  const wish = {
    chosen: { thing: chosen, unit },
    past: past.picture,
    followed,
    ways,
    sketch,
    place,
    withPremises: works,
    plan,
    fits: !works && chosen === null,
  }
  const { view, ground, picture } = useMapView(canvas, wish, {
    onPick: (picked) => {
      if (picked.kind === 'thing') onChoose?.(picked.id)
      else if (picked.kind === 'unit') onChooseUnit?.(picked.id)
      else onChoosePremises?.(picked.id)
    },
    onPoint: (at) => (closing.drawing ? closing.add(at) : setMeasured((points) => points && [...points, at])),
    onHand: () => setFollowed(null),
    onMove: () => undefined,
  })

  const drawn = closing.drawing && !closing.drawing.isDrawn ? closing.drawing.shape : null
  const [firstDrawn] = closing.drawing?.isDrawn ? closing.drawing.points : []
  useEffect(() => {
    // What was drawn by itself, around the thing in hand, may be out of view.
    if (firstDrawn) view?.camera.show(firstDrawn)
  }, [view, firstDrawn])
  useEffect(() => {
    // Whoever draws has the keys of the map, also with the other shape.
    if (drawn) view?.map.getCanvas().focus()
  }, [view, drawn])

  useEffect(() => {
    // As many dots of the screen as without: larger, and not blurred.
    if (scale !== 1) view?.map.setPixelRatio(devicePixelRatio * scale)
  }, [view, scale])

  const middle = (): readonly [number, number] => {
    const { lng = 0, lat = 0 } = view?.map.getCenter() ?? {}
    return [lng, lat]
  }
  const deeds: Readonly<Record<MapDeed, () => void>> = {
    nearer: () => view?.map.zoomIn(),
    farther: () => view?.map.zoomOut(),
    fit: () => view?.camera.fit(placesInHand(picture(), wish.chosen)),
    follow: () => setFollowed(followed === null ? unit : null),
    measure: () => {
      closing.end()
      setMeasured(measured ? null : [])
    },
    close: () => {
      setMeasured(null)
      if (closing.drawing) closing.end()
      else closing.begin()
    },
    past: () => (past.at === null ? past.open() : past.close()),
    legend: toggleLegend,
  }
  /** True when the key was for the map. */
  const press = (key: MapKey): boolean => {
    if (key === 'back') {
      if (measured) setMeasured(null)
      else if (past.at !== null) past.close()
      else if (followed) setFollowed(null)
      else return false
      return true
    }
    if (key === 'add' || key === 'undo') {
      if (!measured) return false
      setMeasured(key === 'add' ? [...measured, middle()] : measured.slice(0, -1))
      return true
    }
    if (key === 'next' || (key === 'close' && !closing.may)) return false
    if (!works && key !== 'fit') return false
    deeds[key]()
    return true
  }
  useKeyLayer((event) => {
    const key = readMapKey(event)
    const isHere = room.current?.contains(document.activeElement)
    if (!key || isPressing(event) || (isTyping(event) && key !== 'back')) return false
    return (drawn !== null && closing.press(key, middle)) || (isHere === true && press(key))
  })

  return (
    <section
      ref={room}
      className={classes.room}
      data-past={past.at === null ? undefined : ''}
      aria-label={words('map.title')}
    >
      <div
        ref={canvas}
        className={classes.canvas}
        data-scaled={scale === 1 ? undefined : ''}
        style={{ '--scale': scale } as CSSProperties}
      />
      <Told />
      {sketch && <span className={classes.cross} />}
      <MapButtons
        deeds={
          works
            ? [
                ['nearer', 'farther'],
                ['fit', 'follow'],
                closing.may ? ['measure', 'close', 'past'] : ['measure', 'past'],
                ['legend'],
              ]
            : [['nearer', 'farther', 'fit']]
        }
        pressed={{
          follow: followed !== null,
          measure: measured !== null,
          close: closing.drawing !== null,
          past: past.at !== null,
          legend,
        }}
        disabled={{ follow: unit === null && followed === null }}
        onDeed={(deed) => deeds[deed]()}
      />
      {works && legend && <Legend />}
      {past.at !== null && <PastNote at={past.at} failed={past.failed} onBack={past.close} />}
      {past.at === null && measured && <MeasureNote points={measured} onEnd={() => setMeasured(null)} />}
      {closing.drawing && <ClosingNote drawing={closing.drawing} className={classes.note} />}
      {closing.drawing?.isDrawn && (
        <Suspense>
          <DeclareDialog drawing={closing.drawing} />
        </Suspense>
      )}
      {past.at !== null && <TimeSlider until={past.until} at={past.at} onChange={past.go} />}
      <div className={classes.foot}>{view && past.at === null && scale === 1 && <Scale view={view} />}</div>
      {ground && <Attribution ground={ground} className={classes.attribution} />}
    </section>
  )
}

/** What is on the map in numbers, for who listens; the lists of the page say the rest. */
const Told = () => {
  const words = useWords()
  const alarms = useLive((state) => state.alarms.size)
  const incidents = useLive((state) => state.incidents.size)
  const units = useLive((state) => state.sightings.size)
  return (
    <p className="heard-only" data-testid="map-told">
      {[
        words('map.told.alarms', { count: alarms }),
        words('map.told.incidents', { count: incidents }),
        words('map.told.units', { count: units }),
      ].join(', ')}
    </p>
  )
}

const PastNote = ({
  at,
  failed,
  onBack,
}: {
  readonly at: number
  readonly failed: boolean
  readonly onBack: () => void
}) => {
  const words = useWords()
  const minutes = useServerTime((now) => Math.max(0, Math.round((now - at) / 60_000)))
  return (
    <div className={classes.note} data-past="" role="status" data-testid="map-past">
      <strong>{words('map.past.notNow', { time: timeOfDay(language(), at).slice(0, 5) })}</strong>
      <span>{failed ? words('map.past.failed') : words('map.past.ago', { count: minutes })}</span>
      <button type="button" onClick={onBack}>
        {words('map.past.back')} <Kbd cap={mapKeys.back.cap} />
      </button>
    </div>
  )
}

const MeasureNote = ({ points, onEnd }: { readonly points: Measured; readonly onEnd: () => void }) => {
  const words = useWords()
  return (
    <div className={classes.note} role="status" data-testid="map-measured">
      {points.length < 2 ? (
        <span>{words('map.measure.how')}</span>
      ) : (
        <strong>{distance(language(), words, lengthOf(points))}</strong>
      )}
      <button type="button" onClick={onEnd}>
        {words('map.measure.end')} <Kbd cap={mapKeys.back.cap} />
      </button>
    </div>
  )
}
