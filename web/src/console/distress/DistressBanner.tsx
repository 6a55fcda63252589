import { type SubmitEvent, useState } from 'react'
import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import type { Unit } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Age } from '../Age.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import { placeOfIncident } from '../title.ts'
import { callingOf } from './calling.ts'
import classes from './DistressBanner.module.css'

const selectCalling = derived(['units'], callingOf)

/** Crews that call for help, above everything, until the desk says that it is over. */
export const DistressBanner = () => {
  const calling = useLive(selectCalling)
  return calling.map((unit, at) => <Call key={unit.id} unit={unit} first={at === 0} />)
}

/** Whoever opened the line means to write in it. */
const focusOn = (input: HTMLInputElement | null): void => input?.focus()

const Call = ({ unit, first }: { readonly unit: Unit; readonly first: boolean }) => {
  const words = useWords()
  const { me, answerDistress, endDistress } = useDesk()
  const [ending, setEnding] = useState(false)
  const incident = useLive(({ incidents }) => incidents.get(unit.distress?.incident ?? ''))
  const sighted = useLive(({ sightings }) => sightings.has(unit.id))
  if (!unit.distress) return null
  const known = sighted || unit.distress.position !== null
  const { since, takenBy } = unit.distress
  const end = (event: SubmitEvent) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget as HTMLFormElement).get('reason') ?? '').trim()
    if (!reason) return
    void endDistress(unit.id, reason)
  }
  return (
    <div className={classes.banner} data-testid="distress" data-unit={unit.id} data-taken={takenBy !== null}>
      <strong role="alert">{words('distress.calls', { unit: unit.id })}</strong>
      <Age since={since} />
      {incident ? <span>{placeOfIncident(incident, words)}</span> : !known && <span>{words('distress.nowhere')}</span>}
      {unit.crew.length > 0 && <span>{unit.crew.join(', ')}</span>}
      {takenBy && <span>{words('distress.takenBy', { name: takenBy.name })}</span>}
      {ending ? (
        <form className={classes.end} onSubmit={end}>
          <input
            name="reason"
            ref={focusOn}
            maxLength={500}
            aria-label={words('distress.reason')}
            placeholder={words('distress.reason')}
          />
          <button type="submit">{words('distress.end')}</button>
        </form>
      ) : (
        <span className={classes.ways}>
          <button type="button" onMouseDown={keepFocus} onClick={() => answerDistress(unit.id)}>
            {words(takenBy ? 'distress.open' : 'distress.take')} {first && <Kbd cap={keys.distress.cap} />}
          </button>
          {takenBy?.id === me?.id && (
            <button type="button" onClick={() => setEnding(true)}>
              {words('distress.over')}
            </button>
          )}
        </span>
      )}
    </div>
  )
}
