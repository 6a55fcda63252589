import { crc32 } from 'node:zlib'
import {
  type Answer,
  createDuplicateFilter,
  createReceiver,
  type DuplicateFilter,
  type LineMonitor,
  type ReceivedFrame,
  type Receiver,
  type Source,
} from '@yordam/dc09'
import type { House } from '../platform/house/house.ts'
import type { Work } from '../platform/house/work.ts'
import { theHouse } from '../platform/words.ts'
import type { Account, TimeTolerance } from '../premises/premises.ts'
import { signalsOf } from './read.ts'
import type { ReceivedSignal } from './received.ts'
import { type Replays, replayableFor } from './replays.ts'
import { Strangers } from './strangers.ts'

/** An account with what its frames are read with. */
interface AccountOnLine {
  readonly account: Account
  readonly key: Buffer | undefined
  readonly timeTolerance?: TimeTolerance | null | undefined
}

/** What the line needs of other parts; the duty centre brings them together. */
export interface LineNeeds {
  readonly accountOf: (
    receiver: string | undefined,
    line: string | undefined,
    number: string,
  ) => AccountOnLine | undefined
  /** Writes the signals of one frame down and lets alarms react; returns the alarm that the first one opened or joined. */
  readonly receive: (
    work: Work,
    account: string,
    known: Account | undefined,
    signals: readonly ReceivedSignal[],
  ) => string | undefined
  /** A doubtful signal came again, and was only counted. */
  readonly repeated: (alarm: string) => void
}

/** Frames of the last minutes, by which a retransmission is known. The content itself is not kept, only its hash. */
export type Duplicates = DuplicateFilter<Answer>

/**
 * What known panels can bring within a minute and a fifth at 25,000 frames a second, which is more than is read, decided and
 * stored here in that time (`npm run bench`): none of theirs is forgotten before its time. The memory is taken only when they
 * do come: a whole city that loses its power at once sends a tenth of it.
 */
const mostOfPanels = 1_800_000

export const createDuplicates = (windowMs: number, mostFrames = mostOfPanels): Duplicates =>
  createDuplicateFilter<Answer>({ windowMs, mostFrames, keeps: (answer) => answer !== 'none' })

/** Those of strangers are remembered apart and fewer: a flood of them must not push out what known panels sent. */
const mostOfStrangers = 20_000

/** As the account stands in the name of a stream. */
const accountNumber = /^[0-9A-F]{1,16}$/

/** The adapter: DC-09 frames in, signals to the house, acknowledged only when they are committed. */
export const createLine = (
  house: House,
  needs: LineNeeds,
  duplicates: Duplicates,
  options: {
    host: string
    port: number
    monitor: LineMonitor
    /** How long a frame counts as a repetition, in milliseconds. */
    duplicateWindow: number
    replays: Replays
    onError: (error: unknown) => void
  },
): Receiver => {
  const strangers = new Strangers()
  const { duplicateWindow, replays } = options
  const doubtfulDuplicates = createDuplicates(duplicateWindow, mostOfStrangers)

  const commit = (account: string, known: Account | undefined, signals: readonly ReceivedSignal[]) =>
    house.commit(theHouse, (work) => ({ alarm: needs.receive(work, account, known, signals) }))

  const receiveDoubtful = async (
    account: string,
    known: Account | undefined,
    signals: readonly ReceivedSignal[],
    source: Source,
  ): Promise<Answer> => {
    const what = [
      account,
      ...signals.map(({ standard, code, zone, authenticated }) => `${standard}${code}/${zone}/${authenticated}`),
    ].join(' ')
    const judgement = strangers.judge(source.address, what, signals.length, Date.now())
    if (judgement.kind === 'too-many') return 'none'
    if (judgement.kind === 'repeated') {
      if (judgement.alarm !== undefined) needs.repeated(judgement.alarm)
      return 'ack'
    }
    const { answer } = await commit(account, known, signals)
    strangers.kept(what, answer.alarm, Date.now())
    return 'ack'
  }

  const receive = (
    { frame, account: found, authenticated, receivedAt, bytes }: ReceivedFrame<AccountOnLine>,
    source: Source,
  ): Answer | Promise<Answer> => {
    // A link test carries no code: that it came is all that it says.
    if (frame.events.length === 0) return 'ack'
    const account = found?.account.id ?? frame.account.toUpperCase()
    // Under no number, a signal could never be found again.
    if (!found && !accountNumber.test(account)) return 'duh'
    const hash = crc32(frame.content)
    const identity = { account, token: frame.token, sequence: frame.sequence, content: String(hash), authenticated }
    // The bytes are only lent: what is kept of them is copied now.
    const raw = bytes.toString('latin1').trim()
    const isCertain = found !== undefined && authenticated
    return (isCertain ? duplicates : doubtfulDuplicates).once(identity, async () => {
      if (isCertain && frame.encrypted && frame.timestamp !== undefined) {
        const until = receivedAt + replayableFor(found.timeTolerance, duplicateWindow)
        if (replays.isReplay({ account, hash, panelAt: frame.timestamp }, frame, receivedAt, until)) return 'none'
      }
      const signals = signalsOf(frame, { protocol: `dc09-${source.transport}`, raw, authenticated, hash })
      if (!isCertain) return receiveDoubtful(account, found?.account, signals, source)
      return commit(account, found.account, signals).then(acknowledged)
    })
  }

  return createReceiver({
    host: options.host,
    port: options.port,
    monitor: options.monitor,
    onError: options.onError,
    accountFor: ({ receiver, line, account }) =>
      needs.accountOf(blankIsNone(receiver), blankIsNone(line), account.toUpperCase()),
    receive,
  })
}

const acknowledged = (): Answer => 'ack'

const blankIsNone = (field: string | undefined): string | undefined => (field === '' ? undefined : field)
