import { useEffect, useRef, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import { DistressPlace } from './distress/DistressPlace.tsx'
import { DistressSign } from './distress/DistressSign.tsx'
import { useFingerDown } from './distress/hold.ts'
import { useUpdates } from './install/useUpdates.ts'
import { BackUp } from './job/BackUp.tsx'
import { Job } from './job/Job.tsx'
import { NewJob, Recalled } from './job/NewJob.tsx'
import { NoteForm } from './job/NoteForm.tsx'
import { useUnseenRecall } from './job/recalls.ts'
import { AllSteps, NextStep } from './job/Steps.tsx'
import { Messages } from './messages/Messages.tsx'
import classes from './OnUnit.module.css'
import { keepAwake } from './phone/awake.ts'
import { endNotices } from './phone/notices.ts'
import { sound } from './phone/ring.ts'
import { Silent } from './phone/Silent.tsx'
import { TakePhoto } from './photo/TakePhoto.tsx'
import { usePosition } from './position/usePosition.ts'
import { useWhereabouts } from './position/whereabouts.ts'
import { ShiftEnd } from './shift/ShiftEnd.tsx'
import { ShiftStart } from './shift/ShiftStart.tsx'
import { Menu } from './top/Menu.tsx'
import { TopBar } from './top/TopBar.tsx'
import { Unsent } from './top/Unsent.tsx'
import { type Crew, useCrew } from './useCrew.ts'

type Opened = 'messages' | 'back-up' | 'note' | 'menu' | 'shift-end' | 'unsent'

/** The unit on its shift, or before it: one screen, and what is opened over it. */
export const OnUnit = () => {
  const { person, unit, onShiftSince, job, recalls, distress, messages } = useWhenLetGo(useCrew())
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  const onShift = unit.shift !== null
  const { recall, see } = useUnseenRecall(recalls)
  const isNew = job?.assignment.status === 'assigned'

  usePosition(unit.id, onShiftSince, person.demo)
  // Nothing that was opened may lie over a call for help or a new job.
  const above = [distress && 'distress', isNew && job.assignment.id].filter(Boolean).join(' ')
  useEffect(() => {
    if (above) setOpened(null)
  }, [above])

  useEffect(() => (onShift ? keepAwake() : void endNotices()), [onShift])
  useUpdates(!job && opened === null)

  const news = messages.filter(({ isNew }) => isNew).length
  useEffect(() => {
    if (news > 0) sound('message')
  }, [news])

  return (
    <div className={classes.page}>
      <TopBar onMenu={() => setOpened('menu')} onUnsent={() => setOpened('unsent')} />
      {distress && <DistressSign distress={distress} />}
      {!onShift && <ShiftStart />}
      {onShift && !isNew && <Working onOpen={setOpened} news={news} />}

      {opened === 'messages' && <Messages onClose={close} />}
      {opened === 'back-up' && job && <BackUp incident={job.incident.id} onClose={close} />}
      {opened === 'note' && job && <NoteForm incident={job.incident.id} onClose={close} />}
      {opened === 'menu' && <Menu onClose={close} onEndShift={() => setOpened('shift-end')} />}
      {opened === 'shift-end' && <ShiftEnd onClose={close} />}
      {opened === 'unsent' && <Unsent onClose={close} />}
      {onShift && job && isNew && <NewJob key={job.assignment.id} job={job} />}
      {onShift && !isNew && recall && <Recalled key={recall.assignment.id} job={recall} onSeen={see} />}
    </div>
  )
}

/** What is so, except that it waits while a finger is on the button that calls for help. */
const useWhenLetGo = (crew: Crew): Crew => {
  const isDown = useFingerDown()
  const shown = useRef(crew)
  if (!isDown) shown.current = crew
  return shown.current
}

interface WorkingProps {
  readonly onOpen: (opened: Opened) => void
  readonly news: number
}

/** On shift: the job, or that there is none, and under the thumb what can be done. */
const Working = ({ onOpen, news }: WorkingProps) => {
  const words = useWords()
  const { job } = useCrew()
  const { locating } = useWhereabouts()
  return (
    <div className={classes.working}>
      <main className={classes.scroll}>
        <Silent />
        {job ? (
          <>
            <AllSteps job={job} />
            <Job job={job} />
          </>
        ) : (
          <div className={classes.none} data-testid="no-job">
            <h1>{words('crew.job.none')}</h1>
            <p>{words('crew.job.noneMeans')}</p>
            {(locating === 'refused' || locating === 'impossible') && <p>{words(`crew.position.${locating}`)}</p>}
          </div>
        )}
      </main>
      <div className={classes.thumb}>
        {job && (
          <div className={classes.asides}>
            <TakePhoto incident={job.incident.id} />
            <button type="button" className="small" onClick={() => onOpen('note')}>
              {words('crew.note.title')}
            </button>
          </div>
        )}
        {job && <NextStep job={job} />}
        <div className={classes.asides}>
          {job && (
            <button type="button" onClick={() => onOpen('back-up')}>
              {words('crew.backUp.title')}
            </button>
          )}
          <button type="button" onClick={() => onOpen('messages')} data-testid="open-messages">
            {words('crew.message.title')}
            {news > 0 && (
              <b className={classes.news}>
                {news}
                <span className="heard-only"> {words('crew.message.new')}</span>
              </b>
            )}
          </button>
        </div>
        <DistressPlace />
      </div>
    </div>
  )
}
