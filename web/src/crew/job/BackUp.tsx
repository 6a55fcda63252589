import type { Capability } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'
import classes from './Choices.module.css'

/** What help a crew may ask for, the likeliest first. */
const capabilities = [
  'patrol',
  'armed',
  'medical',
  'fire',
  'rescue',
  'dog',
  'technical',
  'drone-piloted',
] as const satisfies readonly Capability[]

interface AskProps {
  readonly incident: string
  readonly onClose: () => void
}

/** One press asks for whoever is near, another for somebody who can do a certain thing. */
export const BackUp = ({ incident, onClose }: AskProps) => {
  const words = useWords()
  const { press } = useCrew()
  const ask = (capability: Capability | null) => {
    void press({ kind: 'back-up', incident, capability })
    onClose()
  }
  return (
    <Sheet title={words('crew.backUp.title')} onClose={onClose} testId="back-up">
      <button type="button" className="go" onClick={() => ask(null)}>
        {words('crew.backUp.any')}
      </button>
      <div className={classes.choices}>
        {capabilities.map((capability) => (
          <button key={capability} type="button" data-capability={capability} onClick={() => ask(capability)}>
            {words(`capability.${capability}`)}
          </button>
        ))}
      </div>
    </Sheet>
  )
}
