import { Menu, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useMe, useSession } from '../api/session.ts'
import { useWords } from './i18n/index.ts'
import { useKeyLayer } from './keyLayers.ts'
import classes from './OwnMenu.module.css'

interface OwnMenuProps {
  /** What a page offers there besides: `Menu.Item`s. */
  readonly children?: ReactNode
  /** Where a page has something to put in order before somebody goes. */
  readonly onLeave?: () => void
}

/** Behind one's name, on every page: one's keys, the lock of the desk, and the way out. */
export const OwnMenu = ({ children, onLeave }: OwnMenuProps) => {
  const words = useWords()
  const me = useMe()
  const { lock, leave } = useSession()
  const navigate = useNavigate()
  const [opened, open] = useState(false)
  if (!me) return null
  return (
    <Menu
      position="bottom-end"
      withinPortal
      opened={opened}
      onChange={open}
      closeOnEscape={false}
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <UnstyledButton className={classes.who} data-testid="own">
          {me.name}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {opened && <OpenMenu onClose={() => open(false)} />}
        <Menu.Label>{words(`role.${me.role}`)}</Menu.Label>
        {children}
        <Menu.Item onClick={() => void navigate({ to: '/keys' })}>{words('ownKeys.title')}</Menu.Item>
        {me.lockAfter !== null && (
          <Menu.Item onClick={() => void lock().catch(() => undefined)}>{words('lock.lock')}</Menu.Item>
        )}
        <Menu.Item onClick={onLeave ?? (() => void leave())}>{words('header.leave')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Has the keyboard to itself: Escape closes the menu, and not what lies below it. */
const OpenMenu = ({ onClose }: { readonly onClose: () => void }) => {
  useKeyLayer(
    ({ code }) => {
      if (code === 'Escape') onClose()
      return code === 'Escape'
    },
    { exclusive: true },
  )
  return null
}
