import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import type { Action, StaffMember } from '../api/words.ts'
import { actionWords } from '../rights/actionWords.ts'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { OfficePage } from '../ui/OfficePage.tsx'
import table from '../ui/OfficeTable.module.css'
import { ProblemText } from '../ui/ProblemText.tsx'
import { pagesOf } from '../ui/pages.ts'
import { walkRows } from '../ui/rowWalk.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { staffQuery } from './questions.ts'
import classes from './StaffPage.module.css'

/** Who works here: taking on, roles, rights for a time, and helping whoever has lost their keys. */
export const StaffPage = () => {
  const words = useWords()
  const me = useMe()
  const maySee = me !== null && pagesOf(me.role).some(({ name }) => name === 'staff')
  const mayAppoint = me?.role === 'administrator'
  const [inviting, setInviting] = useState(false)
  useKeyLayer((event) => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.code === 'KeyN' && mayAppoint) setInviting(true)
    else if (event.code === 'ArrowDown') document.querySelector<HTMLElement>('[data-open]')?.focus()
    else return false
    return true
  })
  const deeds = mayAppoint && (
    <SmallButton onClick={() => setInviting(true)}>
      {words('staff.invite')} <Kbd cap="N" />
    </SmallButton>
  )
  return (
    <OfficePage title={words('staff.title')} deeds={deeds}>
      {maySee && me ? (
        <People me={me.id} mayAppoint={mayAppoint} />
      ) : (
        <p className={classes.nothing} role="alert">
          {words('staff.notForYou')}
        </p>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </OfficePage>
  )
}

const People = ({ me, mayAppoint }: { readonly me: string; readonly mayAppoint: boolean }) => {
  const words = useWords()
  const { data, error } = useQuery(staffQuery)
  const [opened, open] = useState<StaffMember | null>(null)
  return (
    <>
      {error && <ProblemText problem={problemOf(error)} />}
      {data && (
        <table className={table.table} data-testid="staff-members" aria-label={words('staff.title')}>
          <thead>
            <tr>
              <th scope="col">{words('signIn.login')}</th>
              <th scope="col">{words('staff.name')}</th>
              <th scope="col">{words('staff.role')}</th>
              <th scope="col">{words('staff.status')}</th>
              <th scope="col">{words('staff.entered')}</th>
              {mayAppoint && <td />}
            </tr>
          </thead>
          <tbody>
            {data.map((person) => (
              <PersonRow key={person.id} person={person} onOpen={mayAppoint ? () => open(person) : null} />
            ))}
          </tbody>
        </table>
      )}
      {opened && <PersonDialog person={opened} me={me} onClose={() => open(null)} />}
    </>
  )
}

const PersonRow = ({ person, onOpen }: { readonly person: StaffMember; readonly onOpen: (() => void) | null }) => {
  const words = useWords()
  const at = (time: string) => dayAndTime(language(), Date.parse(time))
  const { login, name, role, unit, status, rights, enteredAt } = person
  return (
    <tr data-person={login} data-status={status}>
      <td>{login}</td>
      <th scope="row">{name}</th>
      <td>
        {words(`role.${role}`)} {unit}
        {rights.map(({ action, until, reason }) => (
          <small key={action}>
            {words('staff.until', { right: actionWords(words, action as Action), time: at(until) })} {reason}
          </small>
        ))}
      </td>
      <td>{words(`staff.statuses.${status}`)}</td>
      <td>{enteredAt ? at(enteredAt) : words('staff.never')}</td>
      {onOpen && (
        <td>
          <SmallButton tight data-open onClick={onOpen} onKeyDown={walk}>
            {words('staff.open')}
          </SmallButton>
        </td>
      )}
    </tr>
  )
}

const walk = walkRows('[data-open]')
