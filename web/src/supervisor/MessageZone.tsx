import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { useOrders } from '../api/useOrders.ts'
import type { TextMessage } from '../api/words.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { pageKeys } from './keys.ts'
import classes from './MessageZone.module.css'
import { Zone } from './Zone.tsx'

const circles = ['all', 'desk', 'crews'] as const
type Circle = (typeof circles)[number]

/** How many of the last messages are shown. */
const shown = 8

/** A message to all, and the last ones with who has seen them. */
export const MessageZone = () => {
  const words = useWords()
  const messages = useLive((state) => state.messages)
  const last = [...messages.values()].sort((a, b) => b.at.localeCompare(a.at)).slice(0, shown)
  return (
    <Zone title={words('supervisor.messages')} testId="messages" aside={<Kbd cap={pageKeys.message.cap} />}>
      <MessageForm />
      <ul>
        {last.map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </ul>
    </Zone>
  )
}

const MessageForm = () => {
  const words = useWords()
  const [text, setText] = useState('')
  const [circle, setCircle] = useState<Circle>('all')
  const { busy, problem, order } = useOrders()
  const send = async () => {
    if (text.trim() === '' || busy) return
    const body = { to: { everybody: circle }, text }
    if (await order({ path: '/api/messages', id: null, body })) setText('')
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <SegmentedControl
        size="xs"
        aria-label={words('supervisor.messageTo')}
        value={circle}
        onChange={(chosen) => setCircle(chosen as Circle)}
        data={circles.map((value) => ({ value, label: words(`supervisor.to.${value}`) }))}
      />
      <Textarea
        data-message
        aria-label={words('supervisor.messageText')}
        placeholder={words('supervisor.messageText')}
        value={text}
        maxLength={1000}
        autosize
        minRows={2}
        maxRows={5}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void send()
        }}
      />
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={text.trim() === ''}
        rightSection={<Kbd cap="Ctrl Enter" />}
        classNames={{ section: classes.cap }}
      >
        {words('supervisor.send')}
      </Button>
      {problem && <ProblemText problem={problem} />}
    </form>
  )
}

const MessageLine = ({ message: { from, unit, to, text, at, read } }: { readonly message: TextMessage }) => {
  const words = useWords()
  return (
    <li className={classes.message}>
      <p className={classes.head}>
        <time dateTime={at}>{timeOfDay(language(), Date.parse(at)).slice(0, 5)}</time> {from.name}
        {' → '}
        {circleOf(to) ? words(`supervisor.to.${circleOf(to) as Circle}`) : (unit ?? '')}
        <span className={classes.read}>{words('supervisor.seenBy', { count: read.length })}</span>
      </p>
      <p className={classes.text}>{text}</p>
    </li>
  )
}

const circleOf = (to: unknown): Circle | undefined =>
  typeof to === 'object' && to !== null && 'everybody' in to ? (to.everybody as Circle) : undefined
