import { Link } from '@tanstack/react-router'
import { useLive } from '../api/live/useLive.ts'
import { useSession } from '../api/session.ts'
import { useFreshness } from '../console/ConsoleFooter.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import { smallButton } from '../ui/SmallButton.tsx'
import { pageKeys } from './keys.ts'
import classes from './SupervisorHeader.module.css'

export const SupervisorHeader = () => {
  const words = useWords()
  const me = useLive((state) => state.me)
  const state = useFreshness('state')
  const age = useFreshness('age')
  const { leave } = useSession()
  return (
    <header className={classes.header}>
      <h1>{words('supervisor.title')}</h1>
      <PageSwitch />
      <span className={classes.live} data-state={state} data-testid="live">
        {words(`live.${state}`, { count: age })}
      </span>
      <div className={classes.right}>
        <Link to="/supervisor/sheet" className={smallButton}>
          {words('supervisor.sheet')} <Kbd cap={pageKeys.sheet.cap} />
        </Link>
        <LanguageSwitch brief />
        {me && (
          <button type="button" className={classes.leave} onClick={() => void leave()}>
            {words('header.leave')}: {me.name}
          </button>
        )}
      </div>
    </header>
  )
}
