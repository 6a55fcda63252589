import { UnstyledButton } from '@mantine/core'
import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import { unreadOf } from './conversation.ts'
import classes from './MessagesSign.module.css'

const selectUnread = derived(['messages', 'me'], unreadOf)

/** The latest message that nobody here has read, on one line. */
export const MessagesSign = ({ onOpen }: { readonly onOpen: () => void }) => {
  const words = useWords()
  const unread = useLive(selectUnread)
  const last = unread.at(-1)
  if (!last) return null
  return (
    <UnstyledButton className={classes.sign} data-testid="unread" onMouseDown={keepFocus} onClick={onOpen}>
      <b>{words('messages.unread', { count: unread.length })}</b>{' '}
      <span className={classes.text}>
        {last.unit ?? last.from.name}: {last.text}
      </span>{' '}
      <Kbd cap={keys.messages.cap} />
    </UnstyledButton>
  )
}
