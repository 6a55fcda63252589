import { useEffect, useRef } from 'react'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { useDraft } from '../drafts.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'
import classes from './Messages.module.css'
import { quickTexts } from './quick.ts'

/** What the desk and the crew write to each other. What is shown here counts as read. */
export const Messages = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const { messages, press } = useCrew()
  const [text, setText] = useDraft('message')
  const end = useRef<HTMLDivElement>(null)
  const toRead = messages.filter(({ isNew }) => isNew).map(({ id }) => id)

  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const message of toRead) {
      if (told.current.has(message)) continue
      told.current.add(message)
      void press({ kind: 'read', message })
    }
  })
  useEffect(() => {
    if (messages.length) end.current?.scrollIntoView({ block: 'end' })
  }, [messages.length])

  const say = (said: string) => {
    if (!said.trim()) return
    void press({ kind: 'message', text: said.trim() })
    setText('')
  }

  return (
    <Sheet title={words('crew.message.title')} onClose={onClose} testId="messages">
      <ol className={classes.list} aria-live="polite">
        {messages.map((message) => (
          <li key={message.id} data-mine={message.from === null || undefined} data-state={message.state}>
            <p>{message.text}</p>
            <small>
              {message.from ?? words('crew.message.we')} · {timeOfDay(language(), message.at).slice(0, 5)}
              {message.from === null && (
                <span className={message.state === 'unsent' ? 'unsent' : undefined}>
                  {' '}
                  · {words(`crew.message.state.${message.state}`)}
                </span>
              )}
            </small>
          </li>
        ))}
        {!messages.length && <li className={classes.none}>{words('crew.message.none')}</li>}
      </ol>
      <div ref={end} className={classes.write}>
        <div className={classes.quick}>
          {quickTexts.map((quick) => (
            <button key={quick} type="button" className="small" onClick={() => say(words(`crew.quick.${quick}`))}>
              {words(`crew.quick.${quick}`)}
            </button>
          ))}
        </div>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            say(text)
          }}
        >
          <input
            value={text}
            maxLength={1000}
            aria-label={words('crew.message.text')}
            placeholder={words('crew.deed.message')}
            onChange={({ target }) => setText(target.value)}
          />
          <button type="submit" className="go small" aria-disabled={!text.trim()}>
            {words('crew.message.send')}
          </button>
        </form>
      </div>
    </Sheet>
  )
}
