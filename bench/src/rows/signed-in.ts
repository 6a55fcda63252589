import { freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration, median, perSecond } from '../figures.ts'
import { startPeer } from '../peer.ts'
import type { Visited, Visitors } from '../peers/visitors.ts'
import type { Row } from '../table.ts'

/** Of each connection, in each round: all rounds together stay below the 30,000 that one person may ask in a minute. */
const requests = 200
const rounds = 15
const connections = 8

/** Open to all, and answered alike to everybody: what differs is that we know who asks. */
const path = '/api/ways'

/** What it costs to know who asks: a question of somebody who has come in, against the same of a stranger. */
export const measureSignedIn = async (): Promise<Row[]> => {
  const folder = await freshFolder('signed-in')
  const centre = await startDutyCentre(folder)
  const visitors = startPeer<Visitors>('visitors')
  let from = 1
  const visit = (cookie: string, count: number) => {
    const asked = visitors.ask('visit', { port: centre.httpPort, path, cookie, connections: count, requests, from })
    from += count
    return asked
  }
  try {
    const cookie = await enter(centre.httpPort, centre.printed())
    const both = async (count: number): Promise<{ baseline: Visited; measured: Visited }> => ({
      baseline: await visit('', count),
      measured: await visit(cookie, count),
    })
    await both(connections)
    const alone = await inTurn(rounds, () => both(1))
    const many = await inTurn(rounds, () => both(connections))
    return [latencyRow(alone), rateRow(many)]
  } finally {
    visitors.end()
    await centre.stop()
    await removeFolder(folder)
  }
}

type Pair = { readonly baseline: Visited; readonly measured: Visited }

const latencyRow = (pairs: readonly Pair[]): Row => {
  const [ours, theirs] = [
    median(pairs.map(({ measured }) => measured.p50)),
    median(pairs.map(({ baseline }) => baseline.p50)),
  ]
  return {
    what: `A request of somebody who has come in, one after the other: p50`,
    measured: duration(ours),
    baseline: `the same (\`${path}\`) of a stranger ${duration(theirs)}`,
    ratio: ours / theirs,
    target: '≤ 1 ms more',
    met: ours - theirs <= 1,
  }
}

const rateRow = (pairs: readonly Pair[]): Row => {
  const ratio = median(pairs.map(({ measured, baseline }) => measured.perSecond / baseline.perSecond))
  return {
    what: `… over ${connections} connections`,
    measured: perSecond(median(pairs.map(({ measured }) => measured.perSecond))),
    baseline: `the same of a stranger ${perSecond(median(pairs.map(({ baseline }) => baseline.perSecond)))}`,
    ratio,
    target: '≥ 0.85',
    met: ratio >= 0.85,
  }
}

const inTurn = async <Result>(times: number, measure: () => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = []
  for (let time = 0; time < times; time++) results.push(await measure())
  return results
}

/** Comes in by the link of the first administrator, and keeps the cookie as a browser does. */
const enter = async (port: number, printed: string): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'yordam-request': '1' },
    body: JSON.stringify({ code: /\/enter#(\S+)/.exec(printed)?.[1] }),
  })
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('yordam_session='))
  if (!answer.ok || !cookie) throw new Error(`nobody was let in: ${answer.status} ${await answer.text()}`)
  return cookie.split(';')[0]!
}
