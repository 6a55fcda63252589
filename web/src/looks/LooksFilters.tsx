import { useWords } from '../ui/i18n/index.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './Looks.module.css'
import type { Filters } from './questions.ts'

const purposes = ['alarm', 'incident', 'reason', 'search', 'audit'] as const

interface LooksFiltersProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

export const LooksFilters = ({ filters, onChange }: LooksFiltersProps) => {
  const words = useWords()
  /** What is empty is not asked. */
  const set = (name: keyof Filters, value: string | undefined) => {
    const { [name]: _before, ...others } = filters
    onChange(value ? { ...others, [name]: value } : others)
  }
  const typed = (name: 'by' | 'thing') => (
    <label>
      {words(`looks.${name}`)}
      <input
        value={filters[name] ?? ''}
        data-filter={name}
        onChange={(event) => set(name, event.currentTarget.value.trim())}
      />
    </label>
  )
  const time = (name: 'from' | 'until') => (
    <label>
      {words(`looks.${name}`)}
      <input
        type="datetime-local"
        value={filters[name] ? localOf(filters[name]) : ''}
        data-filter={name}
        onChange={({ currentTarget: { value } }) => set(name, value && new Date(value).toISOString())}
      />
    </label>
  )
  return (
    <form className={classes.filters} aria-label={words('looks.filters')} onSubmit={(event) => event.preventDefault()}>
      {typed('by')}
      {typed('thing')}
      {time('from')}
      {time('until')}
      <label>
        {words('looks.purpose')}
        <select
          value={filters.purpose ?? ''}
          data-filter="purpose"
          onChange={(event) => set('purpose', event.currentTarget.value)}
        >
          <option value="">{words('looks.anyPurpose')}</option>
          {purposes.map((purpose) => (
            <option key={purpose} value={purpose}>
              {words(`looks.kinds.${purpose}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={classes.only}>
        <input
          type="checkbox"
          checked={filters.unusual === 'true'}
          data-filter="unusual"
          onChange={(event) => set('unusual', event.currentTarget.checked ? 'true' : undefined)}
        />
        {words('looks.onlyUnusual')}
      </label>
      <SmallButton onClick={() => onChange({})}>{words('looks.clear')}</SmallButton>
    </form>
  )
}

/** As the field for a time writes it: of here, to the minute. */
const localOf = (instant: string): string => {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
