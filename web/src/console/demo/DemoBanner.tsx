import { useQuery } from '@tanstack/react-query'
import { waysQuery } from '../../api/session.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import classes from './DemoBanner.module.css'

/** Says that nothing of this is real, and brings back the guide that was closed. */
export const DemoBanner = () => {
  const words = useWords()
  const { guide } = useDesk()
  const { data } = useQuery(waysQuery)
  if (!data?.demo) return null
  return (
    <p className={classes.banner} data-testid="demo">
      <b>{words('demo.title')}</b> {words('demo.meaning')}
      {!guide.open && (
        <button type="button" className={classes.call} onMouseDown={keepFocus} onClick={guide.call}>
          {words('guide.call')}
        </button>
      )}
    </p>
  )
}
