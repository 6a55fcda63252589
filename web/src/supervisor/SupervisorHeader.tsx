import { Link } from '@tanstack/react-router'
import { useFreshness } from '../console/ConsoleFooter.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { OwnMenu } from '../ui/OwnMenu.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import { smallButton } from '../ui/SmallButton.tsx'
import { pageKeys } from './keys.ts'
import classes from './SupervisorHeader.module.css'

export const SupervisorHeader = () => {
  const words = useWords()
  const state = useFreshness('state')
  const age = useFreshness('age')
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
        <OwnMenu />
      </div>
    </header>
  )
}
