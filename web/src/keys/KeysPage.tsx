import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { canUsePasskeys } from '../api/passkeys.ts'
import { useMe, useSession } from '../api/session.ts'
import { useWords } from '../ui/i18n/index.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { homeOf } from '../ui/pages.ts'
import classes from './KeysPage.module.css'
import { Passkeys } from './Passkeys.tsx'
import { Password } from './Password.tsx'
import { PinForm } from './PinForm.tsx'

/** One's own ways in: made when one comes by a link, changed whenever one wants. */
export const KeysPage = () => {
  const words = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const { leave } = useSession()
  const [hadKeys] = useState(me?.keys)
  if (!me) return null
  const out = async (everywhere: boolean) => {
    await leave(everywhere)
    await navigate({ to: '/' })
  }
  return (
    <main className={classes.page}>
      <div className={classes.sheet}>
        <h1>{words('ownKeys.title')}</h1>
        {!me.keys && <p>{words(canUsePasskeys() ? 'ownKeys.first' : 'ownKeys.firstPassword', { name: me.name })}</p>}
        <Passkeys />
        <Password />
        <PinForm me={me} />
        <div className={classes.ends}>
          <Button
            key={String(me.keys)}
            // Whoever has just made their first key goes on.
            autoFocus={me.keys && !hadKeys}
            variant={me.keys ? 'filled' : 'default'}
            onClick={() => void navigate({ to: homeOf(me.role) })}
            data-testid="to-work"
          >
            {words(me.keys ? 'ownKeys.toWork' : 'ownKeys.later')}
          </Button>
          <Button variant="subtle" onClick={() => void out(false)}>
            {words('ownKeys.here')}
          </Button>
          <Button variant="subtle" onClick={() => void out(true)}>
            {words('ownKeys.everywhere')}
          </Button>
        </div>
        <LanguageSwitch />
      </div>
    </main>
  )
}
