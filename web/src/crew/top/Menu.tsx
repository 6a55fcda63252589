import { useWords } from '../../ui/i18n/index.ts'
import { Choice } from '../look/Choice.tsx'
import { LanguageChoice } from '../look/LanguageChoice.tsx'
import { chooseScheme, chooseTextSize, schemes, useScheme, useTextSize } from '../look/look.ts'
import { crewTextSizes } from '../look/sizes.ts'
import { useOutbox } from '../outbox/outbox.ts'
import { useWhereabouts } from '../position/whereabouts.ts'
import { Sheet } from '../Sheet.tsx'
import { leave } from '../session.ts'
import { useCrew } from '../useCrew.ts'

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
      <LanguageChoice />
      <Choice
        name={words('crew.menu.look')}
        of={schemes}
        label={(one) => words(`crew.scheme.${one}`)}
        chosen={scheme}
        onChoose={chooseScheme}
      />
      <Choice
        name={words('look.textSize')}
        of={crewTextSizes}
        label={(one) => `${one} %`}
        chosen={textSize}
        onChoose={chooseTextSize}
        testId="text-size"
      />
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
