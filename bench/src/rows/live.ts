import { freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration } from '../figures.ts'
import { startPeer } from '../peer.ts'
import type { Broadcast } from '../peers/broadcast.ts'
import type { Consoles, Seen } from '../peers/consoles.ts'
import type { Panels } from '../peers/panels.ts'
import { letDispatchersIn, registerAccounts } from '../register.ts'
import type { Row } from '../table.ts'

const consoles = 200
const perSecond = 1_000
const seconds = 10
const warmUp = 500

const accounts = Array.from({ length: perSecond * seconds + warmUp }, (_, index) => ({
  account: `C${index.toString(16).toUpperCase().padStart(4, '0')}`,
}))
const names = accounts.map(({ account }) => account)

/** From a panel's frame to every console's event stream; against a server that only passes it on. */
export const measureLive = async (): Promise<Row[]> => {
  const folder = await freshFolder('live')
  const centre = await startDutyCentre(folder)
  const broadcast = startPeer<Broadcast>('broadcast')
  try {
    await registerAccounts(centre, accounts)
    const baseline = await watchWave({ ...(await broadcast.ask('listen', undefined)), path: '/', tokens: [''] })
    const { dc09Port, httpPort } = centre
    // One person may have 20 screens open.
    const tokens = await letDispatchersIn(centre, consoles / 20)
    const ours = await watchWave({ dc09Port, httpPort, path: '/api/live', tokens })
    return [
      {
        what: `From a panel's frame to the event streams of ${consoles} consoles, 1,000 alarms/s`,
        measured: inWords(ours),
        baseline: `one write for each, nothing kept: ${inWords(baseline)}`,
        ratio: ours.p99 / baseline.p99,
        target: 'p99 < 100 ms',
        met: ours.p99 < 100 && ours.missing === 0,
      },
    ]
  } finally {
    broadcast.end()
    await centre.stop()
    await removeFolder(folder)
  }
}

const inWords = ({ p50, p99, missing }: Seen): string =>
  `p50 ${duration(p50)}, p99 ${duration(p99)}${missing > 0 ? `, ${missing} missing` : ''}`

interface Where {
  readonly dc09Port: number
  readonly httpPort: number
  readonly path: string
  readonly tokens: readonly string[]
}

/** Each account raises one alarm, some of them before the consoles come, so that what is measured is warm. */
const watchWave = async ({ dc09Port, httpPort, path, tokens }: Where): Promise<Seen> => {
  const panels = startPeer<Panels>('panels')
  const screens = startPeer<Consoles>('consoles')
  try {
    const wave = { port: dc09Port, perSecond, connections: 50 }
    const measured = names.slice(warmUp)
    await panels.ask('wave', { ...wave, accounts: names.slice(0, warmUp) })
    await screens.ask('watch', { port: httpPort, path, tokens, consoles })
    const at = await panels.ask('wave', { ...wave, accounts: measured })
    return await screens.ask('report', { accounts: measured, at })
  } finally {
    panels.end()
    screens.end()
  }
}
