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
        {oldest === null ? <dd data-testid="wall-oldest">–</dd> : <Waited since={oldest} />}
      </div>
    </dl>
  )
}

/** After ten minutes it is longer, and so that it stays whole, smaller. */
const Waited = ({ since }: { readonly since: number }) => {
  const waited = useWallTime((now) => age(now - since))
  return (
    <dd data-testid="wall-oldest" data-length={waited.length > 5 ? 'hours' : waited.length > 4 ? 'minutes' : undefined}>
      {waited}
    </dd>
  )
}
