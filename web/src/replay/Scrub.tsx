import { useElementSize, useViewportSize } from '@mantine/hooks'
import { type PointerEvent, useMemo } from 'react'
import type { TimelineEntry } from '../api/words.ts'
import { entryWords } from '../console/hand/entryWords.ts'
import { type Geometry, geometryOf, heightOf, LanesPicture } from '../console/hand/LanesPicture.tsx'
import { pictureOf } from '../console/hand/lanes.ts'
import { TargetWords } from '../console/hand/TargetWords.tsx'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { usePreference } from '../ui/preferences.ts'
import type { Player } from './player.ts'
import classes from './Transport.module.css'
import { usePlayer } from './usePlayer.ts'

/** Whoever points so near to a mark means the mark, px. */
const NEAR = 6
/** Of the height of the page, as much as the picture may take before it scrolls (Transport.module.css). */
const SHARE = 0.32

/** The picture of the incident is what one scrubs: a press goes to a time, or to the mark that was meant. */
export const Scrub = ({ player, entries }: { readonly player: Player; readonly entries: readonly TimelineEntry[] }) => {
  const words = useWords()
  const textScale = usePreference('textSize') / 100
  const { ref, width } = useElementSize()
  const picture = useMemo(() => pictureOf(entries, { from: player.from, to: player.until }), [entries, player])
  const room = useViewportSize().height * SHARE
  const geometry = picture && width > 0 ? geometryOf(picture, { width, room, textScale }) : null

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (!geometry || event.buttons !== 1) return
    const pointed = event.clientX - event.currentTarget.getBoundingClientRect().left
    if (event.type === 'pointerdown') {
      if (pointed < geometry.left - NEAR) return
      event.currentTarget.setPointerCapture(event.pointerId)
    }
    player.seek(timeAt(pointed, geometry, player, entries))
  }
  return (
    <div ref={ref} className={classes.scrub} onPointerDown={go} onPointerMove={go}>
      {picture && geometry && (
        <>
          <LanesPicture
            picture={picture}
            width={width}
            room={room}
            textScale={textScale}
            label={words('picture.title')}
          />
          <TargetWords picture={picture} />
          <Playhead
            player={player}
            geometry={geometry}
            height={heightOf(picture, geometry) - geometry.line + 6}
            entries={entries}
          />
        </>
      )}
    </div>
  )
}

const timeAt = (
  pointed: number,
  { left, right, x }: Geometry,
  { from, until }: Player,
  entries: readonly TimelineEntry[],
): number => {
  const meant = entries
    .map(({ at }) => Date.parse(at))
    .map((time) => ({ time, away: Math.abs(x(time) - pointed) }))
    .reduce((nearest, one) => (one.away < nearest.away ? one : nearest), { time: 0, away: NEAR })
  return meant.away < NEAR ? meant.time : from + ((pointed - left) / (right - left)) * (until - from)
}

interface PlayheadProps {
  readonly player: Player
  readonly geometry: Geometry
  readonly height: number
  readonly entries: readonly TimelineEntry[]
}

/** Where the replay is; what is not fetched yet is shaded. */
const Playhead = ({ player, geometry: { left, right, x }, height, entries }: PlayheadProps) => {
  const words = useWords()
  const at = usePlayer(player, ({ now }) => Math.round(x(now)))
  const second = usePlayer(player, ({ now }) => Math.floor(now / 1000))
  const known = usePlayer(player, (state) => Math.round(x(state.known)))
  const last = entries.findLast((entry) => Date.parse(entry.at) < (second + 1) * 1000)
  return (
    <>
      <div
        className={classes.slider}
        style={{ left, width: right - left, height }}
        role="slider"
        tabIndex={0}
        aria-label={words('replay.time')}
        aria-valuemin={Math.floor(player.from / 1000)}
        aria-valuemax={Math.ceil(player.until / 1000)}
        aria-valuenow={second}
        aria-valuetext={[
          timeOfDay(language(), second * 1000),
          ...(last ? [entryWords(last, language(), words)] : []),
        ].join(', ')}
        data-testid="scrub"
      />
      <div className={classes.unknown} style={{ left: known, width: Math.max(0, right - known), height }} />
      <div className={classes.playhead} style={{ transform: `translateX(${at}px)`, height }} />
    </>
  )
}
