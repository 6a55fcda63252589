import { useEffect, useState } from 'react'
import { live } from '../../api/live/scene.ts'
import type { Alarm } from '../../api/words.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { placeOfAlarm, titleOfAlarm } from '../title.ts'
import { type Cue, cuesOf } from './cues.ts'
import { melodyOf } from './melodies.ts'
import { player } from './player.ts'

interface Announced {
  readonly cue: Cue
  readonly alarm: Alarm
}

/** Says what came, to the ear: a melody for everybody, a sentence for who works with a screen reader. */
export const Announcer = () => {
  const words = useWords()
  const [last, setLast] = useState<Announced | null>(null)
  useEffect(
    () =>
      live.subscribe((before, after) => {
        const [cue] = cuesOf(before, after)
        const alarm = cue && after.alarms.get(cue.alarm)
        if (!alarm) return
        setLast({ cue, alarm })
        player.play(melodyOf(cue))
      }),
    [],
  )
  return (
    <div className="heard-only" role="status" aria-live="assertive" data-testid="announced">
      {last &&
        words(`announce.${last.cue.kind}`, {
          priority: last.cue.priority,
          title: titleOfAlarm(last.alarm, language(), words),
          place: placeOfAlarm(last.alarm, words),
        })}
    </div>
  )
}
