import { useWords } from '../../ui/i18n/index.ts'
import classes from './HowToBegin.module.css'

/** A duty centre without a panel and without a unit: where the first ones come from. */
export const HowToBegin = () => {
  const words = useWords()
  return (
    <div className={classes.begin} data-testid="begin">
      <h2>{words('begin.title')}</h2>
      <dl>
        <dt>{words('begin.accounts')}</dt>
        <dd>
          <code>npm run -s yordam -- accounts import FILE.csv</code>
        </dd>
        <dt>{words('begin.units')}</dt>
        <dd>
          <a href="/api/docs" target="_blank" rel="noreferrer">
            {words('begin.api')}
          </a>
        </dd>
      </dl>
      <p>{words('begin.then')}</p>
    </div>
  )
}
