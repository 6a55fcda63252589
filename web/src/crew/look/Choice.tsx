import classes from './Choice.module.css'

interface ChoiceProps<Value> {
  readonly name: string
  readonly of: readonly Value[]
  readonly label: (value: Value) => string
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
  readonly testId?: string
}

/** One of a few, each a button for a thumb. */
export const Choice = <Value extends string | number>({
  name,
  of,
  label,
  chosen,
  onChoose,
  testId,
}: ChoiceProps<Value>) => (
  <fieldset className={classes.choice} data-testid={testId}>
    <legend>{name}</legend>
    {of.map((one) => (
      <button key={one} type="button" aria-pressed={one === chosen} onClick={() => onChoose(one)}>
        {label(one)}
      </button>
    ))}
  </fieldset>
)
