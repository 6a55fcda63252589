import { Button } from '@mantine/core'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Enter.module.css'

interface InsteadOfProps {
  /** Who is here already. */
  readonly name: string
  readonly onStay: () => void
  readonly onGoOn: () => void
}

/** Asked before a link lets somebody in where somebody is: whom it lets in, only its use will tell. */
export const InsteadOf = ({ name, onStay, onGoOn }: InsteadOfProps) => {
  const words = useWords()
  return (
    <div className={classes.ways} data-testid="instead-of">
      <p>
        <strong>{words('enter.here', { name })}</strong> {words('enter.instead', { name })}
      </p>
      <Button autoFocus onClick={onStay} data-testid="stay">
        {words('enter.stay', { name })}
      </Button>
      <Button variant="default" onClick={onGoOn} data-testid="go-on">
        {words('enter.goOn')}
      </Button>
    </div>
  )
}
