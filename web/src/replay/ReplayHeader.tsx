import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session.ts'
import { dateOf, timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { smallButton } from '../ui/SmallButton.tsx'
import { replayKeys } from './keys.ts'
import { Present } from './Present.tsx'
import type { Player } from './player.ts'
import classes from './Replay.module.css'
import { usePlayer } from './usePlayer.ts'

/** That this is not now: in words, by the clock of then, and by a striped band that no other page has. */
export const ReplayHeader = ({ incident, player }: { readonly incident: string; readonly player: Player | null }) => {
  const words = useWords()
  const me = useMe()
  return (
    <header className={classes.header}>
      <strong className={classes.past}>{words('replay.past')}</strong>
      {player && <ClockOfThen player={player} />}
      <h1 className={classes.title}>{words('replay.title', { incident })}</h1>
      <span className={classes.notNow}>
        {player && words('replay.notNow', { date: dateOf(language(), player.from) })}
      </span>
      {me && me.role !== 'auditor' && <Present key={me.id} me={me} />}
      <LanguageSwitch brief />
      <Link to="/console" className={smallButton}>
        {words('replay.back')} <Kbd cap={replayKeys.leave.cap} />
      </Link>
    </header>
  )
}

const ClockOfThen = ({ player }: { readonly player: Player }) => {
  const second = usePlayer(player, ({ now }) => Math.floor(now / 1000) * 1000)
  return (
    <time className={classes.clock} dateTime={new Date(second).toISOString()} data-testid="replay-clock">
      {timeOfDay(language(), second)}
    </time>
  )
}
