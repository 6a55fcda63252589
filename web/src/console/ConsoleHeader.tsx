import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { derived } from '../api/live/derived.ts'
import { sameMembers, useLive } from '../api/live/useLive.ts'
import { isFree, isInService } from '../ui/duty.ts'
import { useWords } from '../ui/i18n/index.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { OwnMenu } from '../ui/OwnMenu.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import { pagesOf } from '../ui/pages.ts'
import { Age } from './Age.tsx'
import classes from './ConsoleHeader.module.css'
import { useDesk } from './desk.ts'
import { focusZone } from './focus.ts'
import { MessagesSign } from './messages/MessagesSign.tsx'
import { SoundSign } from './sound/SoundSign.tsx'
import type { Overlay } from './useConsoleKeys.ts'

/** The three figures that say whether the room keeps up. */
const figuresOf = derived(['alarms', 'units'], ({ alarms, units }) => {
  const waiting = [...alarms.values()].filter((alarm) => alarm.status === 'waiting')
  return {
    waiting: waiting.length,
    oldest: waiting.map((alarm) => alarm.openedAt).sort()[0],
    free: [...units.values()].filter(isFree).length,
    units: [...units.values()].filter(isInService).length,
  }
})

const focusQueue = () => focusZone('queue')

export const ConsoleHeader = ({ onOpen }: { readonly onOpen: (overlay: Overlay) => void }) => {
  const words = useWords()
  const { waiting, oldest, free, units } = useLive(figuresOf, sameMembers)
  return (
    <header className={classes.header}>
      <h1 className={classes.name}>{words('app.name')}</h1>
      <SoundSign onTest={() => onOpen('soundTest')} />
      <MessagesSign onOpen={() => onOpen('messages')} />
      <dl className={classes.figures}>
        <div>
          <dt>{words('header.waiting')}</dt>
          <dd data-testid="waiting">{waiting}</dd>
        </div>
        <div>
          <dt>{words('header.oldest')}</dt>
          <dd>{oldest ? <Age since={oldest} /> : words('header.none')}</dd>
        </div>
        <div>
          <dt>{words('header.unitsFree')}</dt>
          <dd>
            {free} / {units}
          </dd>
        </div>
      </dl>
      <div className={classes.elsewhere}>
        <PageSwitch />
        <LanguageSwitch brief onPointed={focusQueue} />
      </div>
      <Who onOpen={onOpen} />
    </header>
  )
}

const Who = ({ onOpen }: { readonly onOpen: (overlay: Overlay) => void }) => {
  const words = useWords()
  const role = useLive((state) => state.me?.role)
  const { signOut } = useDesk()
  const navigate = useNavigate()
  if (!role) return null
  return (
    <OwnMenu onLeave={signOut}>
      {pagesOf(role)
        .filter(({ name }) => name !== 'console')
        .map(({ name, to }) => (
          <Menu.Item key={name} onClick={() => void navigate({ to })}>
            {words(`pages.${name}`)}
          </Menu.Item>
        ))}
      <Menu.Item onClick={() => onOpen('preferences')}>{words('preferences.title')}</Menu.Item>
    </OwnMenu>
  )
}
