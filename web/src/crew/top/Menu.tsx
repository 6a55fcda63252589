import { type Language, language, languages, nameOfLanguage, speak, useWords } from '../../ui/i18n/index.ts'
import { chooseScheme, chooseTextSize, schemes, useScheme, useTextSize } from '../look/look.ts'
import { crewTextSizes } from '../look/sizes.ts'
import { useOutbox } from '../outbox/outbox.ts'
import { useWhereabouts } from '../position/whereabouts.ts'
import { Sheet } from '../Sheet.tsx'
import { leave } from '../session.ts'
import { useCrew } from '../useCrew.ts'
import classes from './Menu.module.css'

interface MenuProps {
  readonly onClose: () => void
  readonly onEndShift: () => void
}

/** What is needed once or twice a shift. */
export const Menu = ({ onClose, onEndShift }: MenuProps) => {
  const words = useWords()
  const { unit } = useCrew()
  const { waiting } = useOutbox()
  const { locating } = useWhereabouts()
  const scheme = useScheme()
  const textSize = useTextSize()
  return (
    <Sheet title={words('crew.menu.title')} onClose={onClose} testId="menu">
      {unit.shift && (
        <>
          <p>
            {words('crew.menu.crew', { names: unit.crew.join(', ') })}
            <br />
            <span data-testid="locating" data-state={locating}>
              {words(`crew.position.${locating}`)}
            </span>
          </p>
          <button type="button" onClick={onEndShift}>
            {words('crew.shift.end')}
          </button>
        </>
      )}
      <fieldset className={classes.choice}>
        <legend>{words('language.choose')}</legend>
        {languages.map((lng: Language) => (
          <button key={lng} type="button" aria-pressed={lng === language()} onClick={() => void speak(lng)}>
            {nameOfLanguage(lng)}
          </button>
        ))}
      </fieldset>
      <fieldset className={classes.choice}>
        <legend>{words('crew.menu.look')}</legend>
        {schemes.map((one) => (
          <button key={one} type="button" aria-pressed={one === scheme} onClick={() => chooseScheme(one)}>
            {words(`crew.scheme.${one}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className={classes.choice} data-testid="text-size">
        <legend>{words('look.textSize')}</legend>
        {crewTextSizes.map((one) => (
          <button key={one} type="button" aria-pressed={one === textSize} onClick={() => chooseTextSize(one)}>
            {one} %
          </button>
        ))}
      </fieldset>
      {unit.shift ? (
        <p>{words('crew.menu.leaveAfter')}</p>
      ) : (
        <button type="button" onClick={() => void leave()}>
          {words('crew.menu.leave')}
        </button>
      )}
      {!unit.shift && waiting.length > 0 && <p>{words('crew.menu.leaveKeeps', { count: waiting.length })}</p>}
    </Sheet>
  )
}
