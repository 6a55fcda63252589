import { Button } from '@mantine/core'
import type { Person } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Enter.module.css'

interface DemoPeopleProps {
  readonly people: readonly Person[]
  readonly entering: string | null
  readonly onEnter: (person: string, to?: '/supervisor') => void
}

/** In the demonstration one click for each person. */
export const DemoPeople = ({ people, entering, onEnter }: DemoPeopleProps) => {
  const words = useWords()
  return (
    <section className={classes.people} aria-label={words('welcome.demo')}>
      <h2>{words('welcome.demo')}</h2>
      <p className={classes.hint}>{words('welcome.begin')}</p>
      {people.map(({ id, name, role, unit }) => (
        <div key={id} className={classes.person}>
          <Button
            variant="default"
            fullWidth
            justify="space-between"
            loading={entering === id}
            rightSection={
              <span className={classes.role}>
                {words(`role.${role}`)} {unit}
              </span>
            }
            onClick={() => onEnter(id)}
            data-person={id}
          >
            {name}
          </Button>
          {role === 'supervisor' && (
            <Button variant="subtle" size="compact-sm" onClick={() => onEnter(id, '/supervisor')}>
              {words('welcome.toSupervisor')}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
