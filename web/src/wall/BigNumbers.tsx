import { sameMembers } from '../api/live/useLive.ts'
import { age } from '../ui/i18n/format.ts'
import { useWords } from '../ui/i18n/index.ts'
import classes from './BigNumbers.module.css'
import { bigNumbers } from './figures.ts'
import { useWall, useWallTime } from './store.ts'

/** What one reads from the door: what is most urgent, who is free, how long somebody waits. */
export const BigNumbers = () => {
  const words = useWords()
  const { urgent, free, inService, waiting, oldest } = useWall(bigNumbers, sameMembers)
  return (
    <dl className={classes.numbers}>
      <div>
        <dt>{words('wall.urgent')}</dt>
        <dd data-priority={urgent > 0 ? 1 : undefined} data-testid="wall-urgent">
          {urgent}
        </dd>
      </div>
      <div>
        <dt>{words('wall.free', { count: inService })}</dt>
        <dd data-testid="wall-free">{free}</dd>
      </div>
      <div>
        <dt>{waiting > 0 ? words('wall.oldest', { count: waiting }) : words('wall.nothingWaits')}</dt>
        <dd data-testid="wall-oldest">{oldest === null ? '–' : <Waited since={oldest} />}</dd>
      </div>
    </dl>
  )
}

const Waited = ({ since }: { readonly since: number }) => useWallTime((now) => age(now - since))
