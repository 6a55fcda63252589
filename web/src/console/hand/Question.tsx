import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { serverTime } from '../../api/live/useServerTime.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { isTyping, useKeyLayer } from '../../ui/keyLayers.ts'
import { actionOf, useDesk } from '../desk.ts'
import { focusZone } from '../focus.ts'
import { keys, readPress } from '../keys.ts'
import { type AskedName, prompts } from '../prompts.ts'
import classes from './Question.module.css'

/** What must still be said before an action is sent. It stands where the buttons were, and its answers have numbers. */
export const Question = ({ name }: { readonly name: AskedName }) => {
  const words = useWords()
  const { me, thing, hand, recommended, answer, ask, dismiss, sending, drafts } = useDesk()
  const { text: wants, choices, order, ends } = prompts[name]
  const about = `${thing} ${name}`
  const [text, setText] = useState(() => drafts.of(about))
  /** The answer that was chosen, and still needs its words. */
  const [wordless, setWordless] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const offered = choices({ ...hand, recommendation: recommended.recommendation }, me)
  const isOver = ends === true && offered.length === 0

  const leave = () => {
    dismiss()
    focusZone('queue')
  }
  const reply = async (choice?: string) => {
    const { asks, needsText = false } = offered.find(({ value }) => value === choice) ?? {}
    if (asks) return ask(asks)
    const typed = text.trim()
    if (needsText && !typed) {
      setWordless(choice)
      form.current?.querySelector('textarea')?.focus()
      return
    }
    if (wants === 'required' && !typed) return
    const wanted = order(hand, { ...(choice && { choice }), ...(typed && { text: typed }) }, serverTime(), me)
    if (!wanted) return
    if (!(await answer(actionOf(name), wanted))) return
    // The focus is not touched: the answer may come when something else is being written.
    if (drafts.of(about).trim() === typed) drafts.keep(about, '')
  }

  useKeyLayer((event) => {
    const press = readPress(event)
    if (press === 'back') leave()
    else if (typeof press === 'object' && press?.of === 'choice' && !isTyping(event)) {
      void reply(offered[press.digit - 1]?.value)
    } else return false
    return true
  })

  // Not on the first answer: Enter pressed once too often must not choose it.
  useEffect(() => {
    const typing = offered.length ? null : form.current?.querySelector('textarea')
    ;(typing ?? form.current)?.focus()
  }, [offered.length])

  useEffect(() => {
    if (!isOver) return
    dismiss()
    focusZone('queue')
  }, [isOver, dismiss])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!offered.length) void reply()
  }
  const type = (typed: string) => {
    setText(typed)
    drafts.keep(about, typed)
  }

  return (
    <form
      ref={form}
      className={classes.question}
      tabIndex={-1}
      onSubmit={submit}
      aria-busy={sending.busy !== null}
      data-testid="question"
      data-question={name}
    >
      <h3>{words(`ask.${name}`)}</h3>
      {offered.length > 0 && (
        <ol className={classes.choices}>
          {offered.map(({ value, label }, at) => (
            <li key={value}>
              <button
                type="button"
                className={classes.choice}
                aria-pressed={value === wordless || undefined}
                onClick={() => void reply(value)}
              >
                <Kbd cap={String(at + 1)} />
                {label(words)}
              </button>
            </li>
          ))}
        </ol>
      )}
      {wants !== 'none' && (
        <textarea
          className={classes.text}
          value={text}
          rows={2}
          maxLength={name === 'note' ? 4000 : 500}
          aria-label={words(`ask.${name}`)}
          placeholder={words(wants === 'required' || wordless ? 'ask.textRequired' : 'ask.textOptional')}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            if (wordless) void reply(wordless)
            else if (offered.length) form.current?.querySelector('button')?.focus()
            else form.current?.requestSubmit()
          }}
        />
      )}
      <p className={classes.ways}>
        {!offered.length && (
          <button type="submit" className={classes.choice}>
            {words(`action.${actionOf(name)}`, { unit: '' })} <Kbd cap={keys.primary.cap} />
          </button>
        )}
        <button type="button" className={classes.choice} onClick={leave}>
          {words('ask.cancel')} <Kbd cap={keys.back.cap} />
        </button>
      </p>
    </form>
  )
}
