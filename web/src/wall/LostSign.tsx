import { useSyncExternalStore } from 'react'
import { freshness, keeping } from '../api/live/freshness.ts'
import { clock } from '../ui/clock.ts'
import { age } from '../ui/i18n/format.ts'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Signs.module.css'
import { useWall, wall } from './store.ts'

/** How old the wall is, when it is not true any more; and when the server cannot keep what is done. */
export const LostSign = () => {
  const words = useWords()
  const look = () => freshness(wall.get(), clock.now())
  const state = useSyncExternalStore(clock.subscribe, () => look().state)
  const old = useSyncExternalStore(clock.subscribe, () => age(look().age * 1000))
  const kept = useWall(keeping)
  if (state === 'lost')
    return (
      <p className={classes.lost} role="alert" data-testid="lost">
        <strong>{words('lost.title')}</strong> {words('wall.old', { age: old })}
      </p>
    )
  if (kept !== 'kept')
    return (
      <p className={classes.lost} role="alert" data-testid="journal-down">
        <strong>{words(`journal.${kept}.title`)}</strong>
      </p>
    )
  return null
}
