import { timeOfDay } from '../ui/i18n/format.ts'
import { language } from '../ui/i18n/index.ts'
import classes from './Clock.module.css'
import { useWallTime } from './store.ts'

/** By the server's clock, as all times here. */
export const Clock = () => {
  const time = useWallTime((now) => timeOfDay(language(), now).slice(0, 5))
  return <time className={classes.clock}>{time}</time>
}
