import { NativeSelect } from '@mantine/core'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { send } from '../../api/command.ts'
import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import type { TextMessage } from '../../api/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { activeOf } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { addressOf, conversationOf, type Recipient, recipientOf, unreadOf } from './conversation.ts'
import classes from './MessagesDialog.module.css'

const selectConversation = derived(['messages'], conversationOf)
const selectUnread = derived(['messages', 'me'], unreadOf)
const selectUnits = derived(['units'], ({ units }) => [...units.keys()].sort())

const everybody = ['crews', 'desk', 'all'] as const satisfies readonly Recipient[]
const isGroup = (recipient: Recipient): recipient is (typeof everybody)[number] =>
  everybody.includes(recipient as 'all')

/** What desk and crews write to one another, the latest below; who has seen it, and a line to write. */
export const MessagesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const { unit, hand, sending, drafts } = useDesk()
  const units = useLive(selectUnits)
  const conversation = useLive(selectConversation)
  const unread = useLive(selectUnread)
  // Whom one has chosen, else who is on the thing in hand.
  const [recipient, setRecipient] = useState<Recipient>(() => {
    const near = unit ?? activeOf(hand.incident?.assignments ?? [])[0]?.unit
    return near ? `unit:${near}` : 'crews'
  })
  const about = `message ${recipient}`
  const [text, setText] = useState(() => drafts.of(about))

  // What is shown here has been seen: who wrote it learns so.
  useEffect(() => {
    for (const { id } of unread) void send({ path: '/api/messages/{id}/read', id, body: {} })
  }, [unread])

  const address = (to: Recipient) => {
    setRecipient(to)
    setText(drafts.of(`message ${to}`))
  }
  const type = (typed: string) => {
    setText(typed)
    drafts.keep(about, typed)
  }
  const submit = async (event?: SubmitEvent) => {
    event?.preventDefault()
    const typed = text.trim()
    if (!typed) return
    const order = { path: '/api/messages', id: null, body: { to: addressOf(recipient), text: typed } } as const
    if ((await sending.send('message', order)) === undefined) return
    type('')
  }
  const nameOf = (to: Recipient) => (isGroup(to) ? words(`messages.to.${to}`) : to.slice('unit:'.length))

  return (
    <Dialog title={words('messages.title')} wide onClose={onClose}>
      <Conversation messages={conversation} nameOf={nameOf} />
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          size="xs"
          aria-label={words('messages.recipient')}
          value={recipient}
          onChange={(event) => address(event.currentTarget.value as Recipient)}
          data={[
            ...everybody.map((value) => ({ value, label: nameOf(value) })),
            ...units.map((id) => ({ value: `unit:${id}`, label: id })),
          ]}
        />
        <textarea
          className={classes.text}
          data-autofocus
          rows={2}
          maxLength={1000}
          value={text}
          aria-label={words('messages.write', { to: nameOf(recipient) })}
          placeholder={words('ask.textRequired')}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            void submit()
          }}
        />
      </form>
    </Dialog>
  )
}

interface ConversationProps {
  readonly messages: readonly TextMessage[]
  readonly nameOf: (recipient: Recipient) => string
}

/** Apart from the dialog, which brings it onto the page only after it was drawn itself: before, there is no end to go to. */
const Conversation = ({ messages, nameOf }: ConversationProps) => {
  const words = useWords()
  const end = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one more has come
  useEffect(() => {
    // What it answers is no clean-up: newer browsers answer a promise.
    void end.current?.scrollIntoView({ block: 'nearest' })
  }, [messages.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard as well
    <ol className={classes.list} aria-live="polite" tabIndex={0} data-testid="messages">
      {messages.length === 0 && <li className={classes.none}>{words('messages.none')}</li>}
      {messages.map((message) => (
        <MessageLine key={message.id} message={message} to={nameOf(recipientOf(message.to))} />
      ))}
      <li ref={end} />
    </ol>
  )
}

const MessageLine = ({ message, to }: { readonly message: TextMessage; readonly to: string }) => {
  const words = useWords()
  const { from, text, at, read, unit } = message
  return (
    <li className={classes.message} data-message={message.id}>
      <span className={classes.head}>
        <time dateTime={at}>{timeOfDay(language(), Date.parse(at)).slice(0, 5)}</time>{' '}
        <b>{from.role === 'crew' && unit ? unit : from.name}</b> → {to}
        <span className={classes.read}>
          {read.length > 0 && words('messages.read', { who: read.map(({ by }) => by.name).join(', ') })}
        </span>
      </span>
      <span className={classes.words}>{text ?? words('messages.erased')}</span>
    </li>
  )
}
