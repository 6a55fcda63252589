import { language, useWords } from '../../ui/i18n/index.ts'
import { Age } from '../Age.tsx'
import type { Hand } from '../thing.ts'
import { titleOf } from '../title.ts'
import classes from './HandTitle.module.css'

export const HandTitle = ({ hand }: { readonly hand: Hand }) => {
  const words = useWords()
  const { alarm, incident } = hand
  const known = alarm ?? incident
  if (!known) return null
  const priority = incident?.priority ?? known.priority
  return (
    <div className={classes.title} data-priority={priority}>
      <span className={classes.priority} role="img" aria-label={words('priority', { priority })}>
        {priority}
      </span>
      <h2>{titleOf(hand, language(), words)}</h2>
      {known.closedAt ? (
        <span className={classes.tag}>{words('hand.closed')}</span>
      ) : (
        <Age className={classes.age} since={known.openedAt} />
      )}
    </div>
  )
}
