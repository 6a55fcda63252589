import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import type { Rights, Role } from '../api/words.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { OfficePage } from '../ui/OfficePage.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { actionWords } from './actionWords.ts'
import { roleBeside, stepOf } from './columns.ts'
import { rightsQuery } from './questions.ts'
import classes from './RightsPage.module.css'

/** Who may do what: the table by which the server decides, with the own role marked. */
export const RightsPage = () => {
  const words = useWords()
  const me = useMe()
  const { data, error } = useQuery(rightsQuery)
  return (
    <OfficePage title={words('rights.title')}>
      {error && <ProblemText problem={problemOf(error)} />}
      {data && me && <Table rights={data} own={me.role} />}
    </OfficePage>
  )
}

const Table = ({ rights: { roles, rights, granted }, own }: { readonly rights: Rights; readonly own: Role }) => {
  const words = useWords()
  const [chosen, setChosen] = useState(own)
  useKeyLayer((event) => {
    const step = isTyping(event) ? undefined : stepOf(event)
    if (step === undefined) return false
    setChosen(roleBeside(roles, chosen, step))
    return true
  })
  const allowed = rights.filter((right) => right.roles.includes(chosen)).length
  return (
    <>
      <div className={classes.top}>
        <p data-testid="role" data-role={chosen} aria-live="polite">
          <strong>{words(`role.${chosen}`)}</strong> {chosen === own && `(${words('rights.own')})`}{' '}
          {words(`rights.role.${chosen}`)} · {words('rights.count', { count: allowed, all: rights.length })}
        </p>
        <p className={classes.what}>{words('rights.what')}</p>
        <span className={classes.keys}>
          <Kbd cap="←" /> <Kbd cap="→" /> {words('rights.choose')}
        </span>
      </div>
      <div className={classes.frame}>
        <table className={classes.table} data-testid="rights" aria-label={words('rights.title')}>
          <thead>
            <tr>
              <th scope="col">{words('rights.deed')}</th>
              {roles.map((role) => (
                <th
                  key={role}
                  scope="col"
                  data-chosen={role === chosen || undefined}
                  data-own={role === own || undefined}
                >
                  <button type="button" aria-pressed={role === chosen} onClick={() => setChosen(role)}>
                    {words(`role.${role}`)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rights.map(({ action, roles: allowed, fourEyes }) => (
              <tr key={action} data-action={action}>
                <th scope="row">
                  {actionWords(words, action)} {fourEyes && <em>{words('rights.two')}</em>} <code>{action}</code>
                </th>
                {roles.map((role) => {
                  const grant = role === own ? granted.find((one) => one.action === action) : undefined
                  const may = allowed.includes(role)
                  return (
                    <td key={role} data-role={role} data-may={may} data-chosen={role === chosen || undefined}>
                      <span className="heard-only">{words(may ? 'rights.may' : 'rights.mayNot')}</span>
                      {grant &&
                        words('rights.until', { time: timeOfDay(language(), Date.parse(grant.until)).slice(0, 5) })}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
