import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import type { Token } from '../api/words.ts'
import { actionWords } from '../rights/actionWords.ts'
import { dateOf, dayAndTime } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { OfficePage } from '../ui/OfficePage.tsx'
import table from '../ui/OfficeTable.module.css'
import { ProblemText } from '../ui/ProblemText.tsx'
import { pagesOf } from '../ui/pages.ts'
import { walkRows } from '../ui/rowWalk.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import { EndDialog } from './EndDialog.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import { tokensQuery } from './questions.ts'
import classes from './TokensPage.module.css'

/** The tokens by which programs come in: who made each, what it may, when it was last used; making one, and ending one. */
export const TokensPage = () => {
  const words = useWords()
  const me = useMe()
  const maySee = me !== null && pagesOf(me.role).some(({ name }) => name === 'tokens')
  // Who checks afterwards what was done changes nothing.
  const mayMake = me?.role === 'administrator'
  const [making, setMaking] = useState(false)
  useKeyLayer((event) => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.code === 'KeyN' && mayMake) setMaking(true)
    else if (event.code === 'ArrowDown') document.querySelector<HTMLElement>('[data-end]')?.focus()
    else return false
    return true
  })
  const deeds = mayMake && (
    <SmallButton onClick={() => setMaking(true)}>
      {words('tokens.make')} <Kbd cap="N" />
    </SmallButton>
  )
  return (
    <OfficePage title={words('tokens.title')} deeds={deeds}>
      {maySee ? (
        <Tokens mayEnd={mayMake} />
      ) : (
        <p className={classes.nothing} role="alert">
          {words('tokens.notForYou')}
        </p>
      )}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </OfficePage>
  )
}

const Tokens = ({ mayEnd }: { readonly mayEnd: boolean }) => {
  const words = useWords()
  const { data, error } = useQuery(tokensQuery)
  const [ending, setEnding] = useState<Token | null>(null)
  return (
    <>
      <p className={classes.what}>{words('tokens.what')}</p>
      {error && <ProblemText problem={problemOf(error)} />}
      {data?.length === 0 && <p className={classes.nothing}>{words('tokens.none')}</p>}
      {data && data.length > 0 && (
        <table className={table.table} data-testid="tokens" aria-label={words('tokens.title')}>
          <thead>
            <tr>
              <th scope="col">{words('tokens.name')}</th>
              <th scope="col">{words('tokens.for')}</th>
              <th scope="col">{words('tokens.made')}</th>
              <th scope="col">{words('tokens.used')}</th>
              <th scope="col">{words('tokens.ends')}</th>
              {mayEnd && <td />}
            </tr>
          </thead>
          <tbody>
            {data.map((token) => (
              <TokenRow key={token.id} token={token} onEnd={mayEnd ? () => setEnding(token) : null} />
            ))}
          </tbody>
        </table>
      )}
      {ending && <EndDialog token={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

const TokenRow = ({ token, onEnd }: { readonly token: Token; readonly onEnd: (() => void) | null }) => {
  const words = useWords()
  const at = (time: string) => dayAndTime(language(), Date.parse(time))
  const { id, name, person, role, unit, scopes, madeBy, madeAt, usedAt, endsAt } = token
  return (
    <tr className={classes.row} data-token={id} data-used={usedAt !== null}>
      <th scope="row">
        {name ?? words('tokens.nameErased')} <small>{person}</small>
      </th>
      <td>
        {words(`role.${role}`)} {unit}
        {scopes.length > 0 && (
          <ul className={classes.scopes}>
            {scopes.map((scope) => (
              <li key={scope}>{actionWords(words, scope)}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        {at(madeAt)} <small>{madeBy.name}</small>
      </td>
      <td>{usedAt ? at(usedAt) : words('tokens.neverUsed')}</td>
      <td>{dateOf(language(), Date.parse(endsAt))}</td>
      {onEnd && (
        <td>
          <SmallButton tight data-end onClick={onEnd} onKeyDown={walk}>
            {words('tokens.end')}
          </SmallButton>
        </td>
      )}
    </tr>
  )
}

const walk = walkRows('[data-end]')
