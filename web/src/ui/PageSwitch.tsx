import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session.ts'
import { useWords } from './i18n/index.ts'
import classes from './PageSwitch.module.css'
import { pagesOf } from './pages.ts'

/** The way to the other pages, for those who have more than one. */
export const PageSwitch = ({ of = 'room' }: { readonly of?: 'room' | 'office' }) => {
  const words = useWords()
  const me = useMe()
  const mine = me ? pagesOf(me.role).filter((page) => of === 'office' || page.of === 'room') : []
  if (mine.length < 2) return null
  return (
    <nav className={classes.pages} aria-label={words('pages.title')}>
      {mine.map(({ name, to }) => (
        <Link key={name} to={to} className={classes.page} data-page={name}>
          {words(`pages.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
