import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import classes from './RoomMap.module.css'

/** So far back it goes, ms. */
const REACH = 6 * 3_600_000
/** From one place of it to the next, ms. */
const STEP = 60_000

interface TimeSliderProps {
  /** The end of the slider: now, ms. */
  readonly until: number
  readonly at: number
  readonly onChange: (at: number) => void
}

const HOUR = 3_600_000
const hoursUntil = (until: number) => Array.from({ length: REACH / HOUR }, (_, index) => until - REACH + index * HOUR)

/** The last hours; its right end is now. */
export const TimeSlider = ({ until, at, onChange }: TimeSliderProps) => {
  const words = useWords()
  const spoken = language()
  const hourAndMinute = (ms: number) => timeOfDay(spoken, ms).slice(0, 5)
  return (
    <div className={classes.slider}>
      <input
        type="range"
        aria-label={words('map.past.slider')}
        aria-valuetext={timeOfDay(spoken, at)}
        min={until - REACH}
        max={until}
        step={STEP}
        value={at}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <div className={classes.hours} aria-hidden="true">
        {hoursUntil(until).map((ms) => (
          <span key={ms}>{hourAndMinute(ms)}</span>
        ))}
        <span>{words('map.past.now')}</span>
      </div>
    </div>
  )
}
