import { DemoSign } from '../../ui/DemoSign.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import classes from './DemoBanner.module.css'

/** The sign of the demonstration, which also brings back the guide that was hidden. */
export const DemoBanner = () => {
  const words = useWords()
  const { guide } = useDesk()
  return (
    <DemoSign>
      {!guide.open && (
        <button type="button" className={classes.call} onMouseDown={keepFocus} onClick={guide.call}>
          {words('guide.call')}
        </button>
      )}
    </DemoSign>
  )
}
