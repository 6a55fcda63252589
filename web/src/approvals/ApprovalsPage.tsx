import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import type { Approval } from '../api/words.ts'
import { actionWords } from '../rights/actionWords.ts'
import { Banner } from '../ui/Banner.tsx'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { OfficePage } from '../ui/OfficePage.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './ApprovalsPage.module.css'
import { ApproveDialog, RefuseDialog } from './Dialogs.tsx'
import { endOf } from './heard.ts'
import { approvalsQuery } from './questions.ts'
import { useApprovals } from './useApprovals.ts'
import { whomWords } from './whomWords.ts'

/** What nobody does alone: what I asked for, and what waits for my eyes. */
export const ApprovalsPage = () => {
  const words = useWords()
  const { data, error } = useQuery(approvalsQuery)
  const link = useApprovals()
  useKeyLayer((event) => {
    if (isTyping(event) || (event.code !== 'ArrowDown' && event.code !== 'ArrowUp')) return false
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-approval] button')]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    buttons.at(at === -1 ? 0 : (at + (event.code === 'ArrowDown' ? 1 : -1)) % buttons.length)?.focus()
    return true
  })
  return (
    <OfficePage title={words('approvals.title')}>
      {link === 'broken' && (
        <Banner title={words('lost.title')} testId="lost">
          <span>{words('approvals.lost')}</span>
        </Banner>
      )}
      <p className={classes.what}>{words('approvals.what')}</p>
      {error && <ProblemText problem={problemOf(error)} />}
      {data?.length === 0 && <p className={classes.what}>{words('approvals.none')}</p>}
      <ul className={classes.list} data-testid="approvals">
        {data?.map((approval) => (
          <ApprovalItem key={approval.id} approval={approval} />
        ))}
      </ul>
    </OfficePage>
  )
}

const ApprovalItem = ({ approval }: { readonly approval: Approval }) => {
  const words = useWords()
  const me = useMe()
  const [asked, setAsked] = useState<'approve' | 'refuse' | null>(null)
  const at = (time: string) => dayAndTime(language(), Date.parse(time))
  const isOwn = approval.by.id === me?.id
  const end = endOf(approval)
  const close = () => setAsked(null)
  return (
    <li className={classes.approval} data-approval={approval.id} data-status={approval.status}>
      <h2>{actionWords(words, approval.action)}</h2>
      <p className={classes.who}>
        {words('approvals.asks', { name: approval.by.name, at: at(approval.at) })} ·{' '}
        {words('approvals.until', { at: at(approval.endsAt) })}
      </p>
      {approval.about ? (
        <dl className={classes.about}>
          {approval.whom && <Entry name={words('approvals.whom')} value={whomWords(approval.whom)} />}
          {approval.reason && <Entry name={words('approvals.reason')} value={approval.reason} />}
          {Object.entries(approval.about)
            .filter(([name]) => name !== 'id' || !approval.whom)
            .map(([name, value]) => (
              <Entry key={name} name={isNamed(name) ? words(`approvals.${name}`) : name} value={String(value)} />
            ))}
        </dl>
      ) : (
        <p>{words('approvals.erased')}</p>
      )}
      {end === null ? (
        <p className={classes.deeds}>
          {isOwn ? (
            <span className={classes.who}>{words('approvals.own')}</span>
          ) : (
            <SmallButton onClick={() => setAsked('approve')}>{words('approvals.approve')}</SmallButton>
          )}
          <SmallButton onClick={() => setAsked('refuse')}>
            {words(isOwn ? 'approvals.takeBack' : 'approvals.refuse')}
          </SmallButton>
        </p>
      ) : (
        <p role="status" data-testid="decided">
          {words(`approvals.decided.${end}`, { name: approval.decidedBy?.name ?? '' })}
        </p>
      )}
      {asked === 'approve' && <ApproveDialog approval={approval} onClose={close} />}
      {asked === 'refuse' && <RefuseDialog approval={approval} onClose={close} />}
    </li>
  )
}

const Entry = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

/** What the forms of such endpoints call their fields; one that has no word here is shown by its own name. */
const named = ['name', 'days'] as const
const isNamed = (name: string): name is (typeof named)[number] => (named as readonly string[]).includes(name)
