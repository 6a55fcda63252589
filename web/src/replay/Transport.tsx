import { useNavigate } from '@tanstack/react-router'
import type { TimelineEntry } from '../api/words.ts'
import { age, timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { isPressing, isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import { type ReplayKey, readReplayKey, replayKeys } from './keys.ts'
import { type Player, speeds } from './player.ts'
import { Scrub } from './Scrub.tsx'
import classes from './Transport.module.css'
import { usePlayer } from './usePlayer.ts'

/** So far Shift and an arrow go, ms. */
const LEAP = 10_000

/** Playing, stepping and going anywhere in the time of the incident. */
export const Transport = ({
  player,
  entries,
}: {
  readonly player: Player
  readonly entries: readonly TimelineEntry[]
}) => {
  const words = useWords()
  const deeds = useDeeds(player, entries)
  const playing = usePlayer(player, (state) => state.playing)
  return (
    <footer className={classes.transport}>
      <Scrub player={player} entries={entries} />
      <div className={classes.bar}>
        <SmallButton onClick={deeds.previous}>
          {words('replay.previous')} <Kbd cap={replayKeys.previous.cap} />
        </SmallButton>
        <SmallButton className={classes.play} onClick={deeds.play} data-testid="play" data-playing={playing}>
          {words(playing ? 'replay.pause' : 'replay.play')} <Kbd cap={replayKeys.play.cap} />
        </SmallButton>
        <SmallButton onClick={deeds.next}>
          {words('replay.next')} <Kbd cap={replayKeys.next.cap} />
        </SmallButton>
        <Speeds player={player} />
        <Elapsed player={player} />
        <span className={classes.keys}>
          <span>
            <Kbd cap={replayKeys.back10.cap} /> <Kbd cap={replayKeys.on10.cap} /> {words('replay.leap')}
          </span>
          <span>
            <Kbd cap={replayKeys.begin.cap} /> <Kbd cap={replayKeys.end.cap} /> {words('replay.ends')}
          </span>
        </span>
      </div>
    </footer>
  )
}

/** What each key does; the buttons do the same. */
const useDeeds = (player: Player, entries: readonly TimelineEntry[]): Readonly<Record<ReplayKey, () => void>> => {
  const navigate = useNavigate()
  const times = [...new Set(entries.map(({ at }) => Date.parse(at)))]
  const deeds = {
    play: () => (player.get().playing ? player.pause() : player.play()),
    previous: () => player.step(times, -1),
    next: () => player.step(times, 1),
    back10: () => player.seek(player.get().now - LEAP),
    on10: () => player.seek(player.get().now + LEAP),
    begin: () => player.seek(player.from),
    end: () => player.seek(player.until),
    leave: () => void navigate({ to: '/console' }),
  }
  useKeyLayer((event) => {
    const key = readReplayKey(event)
    if (key === null || isTyping(event) || isPressing(event)) return false
    const speed = typeof key === 'number' ? speeds[key - 1] : undefined
    if (speed !== undefined) player.setSpeed(speed)
    else if (typeof key === 'string') deeds[key]()
    return true
  })
  return deeds
}

const Speeds = ({ player }: { readonly player: Player }) => {
  const words = useWords()
  const chosen = usePlayer(player, ({ speed }) => speed)
  return (
    <fieldset className={classes.speeds}>
      <legend className="heard-only">{words('replay.speed')}</legend>
      {speeds.map((speed, at) => (
        <SmallButton key={speed} aria-pressed={speed === chosen} onClick={() => player.setSpeed(speed)}>
          {words('replay.times', { speed })} <Kbd cap={String(at + 1)} />
        </SmallButton>
      ))}
    </fieldset>
  )
}

/** How far it is, of how much; and while more is being fetched, up to where it is known. */
const Elapsed = ({ player }: { readonly player: Player }) => {
  const words = useWords()
  const passed = usePlayer(player, ({ now }) => age(now - player.from))
  const known = usePlayer(player, (state) => (state.known < player.until ? state.known : 0))
  return (
    <span className={classes.elapsed}>
      {passed} / {age(player.until - player.from)}
      {known > 0 && <em>{words('replay.rest', { time: timeOfDay(language(), known) })}</em>}
    </span>
  )
}
