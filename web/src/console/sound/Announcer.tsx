import { useEffect, useState } from 'react'
import { live } from '../../api/live/scene.ts'
import type { LiveState } from '../../api/live/state.ts'
import { type Language, language, type Translate, useWords } from '../../ui/i18n/index.ts'
import { placeOfAlarm, placeOfIncident, titleOfAlarm, titleOfIncident } from '../title.ts'
import { type Cue, cuesOf } from './cues.ts'
import { sound } from './sounding.ts'

/** Says what came, to the ear: a melody for everybody, a sentence for who works with a screen reader. */
export const Announcer = () => {
  const words = useWords()
  const [last, setLast] = useState<Cue | null>(null)
  useEffect(
    () =>
      live.subscribe((before, after) => {
        const [cue] = cuesOf(before, after)
        if (!cue) return
        setLast(cue)
        sound(cue)
      }),
    [],
  )
  return (
    <div className="heard-only" role="status" aria-live="assertive" data-testid="announced">
      {last && sentence(last, live.get(), language(), words)}
    </div>
  )
}

const sentence = ({ kind, priority, about }: Cue, state: LiveState, language: Language, words: Translate): string => {
  const alarm = state.alarms.get(about)
  const incident = state.incidents.get(about)
  if (alarm) {
    const what = { title: titleOfAlarm(alarm, language, words), place: placeOfAlarm(alarm, words) }
    return words(`announce.${kind}`, { priority, ...what })
  }
  if (incident) {
    const what = { title: titleOfIncident(incident, words), place: placeOfIncident(incident, words) }
    return words(`announce.${kind}`, { priority, ...what })
  }
  const from = state.messages.get(about)?.from.name ?? about
  return words(`announce.${kind}`, { priority, title: from, place: '' })
}
