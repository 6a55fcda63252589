import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { crc16 } from '@yordam/dc09'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Ask, account, explaining, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { listen } from '../fixtures/event-stream.ts'

/** What a forger of panels writes into every field of a frame, to write into the log, the line on a screen, or the list of somebody. */

let at: TestCentre
let supervisor: Ask
let port: number
const printed: string[] = []
beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0)
  at = await openTestCentre()
  supervisor = explaining(await at.as('supervisor'))
  await supervisor('POST', '/api/accounts', account('1234'))
  port = await at.centre.line.listen()
})
afterAll(async () => {
  await at?.close()
  vi.restoreAllMocks()
})

/** A frame around any body, with its right CRC and length (DC-09, 5.5.1). */
const framed = (body: string): Buffer => {
  const bytes = Buffer.from(body, 'latin1')
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')
  return Buffer.concat([Buffer.from(`\n${hex(crc16(bytes), 4)}${hex(bytes.length, 4)}`), bytes, Buffer.from('\r')])
}
const send = async (frames: readonly Buffer[]): Promise<void> => {
  const socket = createConnection(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => undefined).resume()
  for (const frame of frames) socket.write(frame)
  await sleep(200)
  socket.destroy()
}

const marker = 'FORGED-BY-PANEL'
const evil = [
  `x\n\ndata: {"type":"${marker}"}\n\nevent: line\n`,
  `x\n{"level":60,"msg":"${marker}"}`,
  `\u001b[2J\u001b]0;${marker}\u0007`,
  `\u009b2J${marker}`,
  `\u0085${marker}\u0000`,
  `%0d%0a${marker}`,
  `'); drop table journal.event; -- ${marker}`,
  `\${jndi:ldap://${marker}/a}`,
  `__proto__${marker}`,
]

test('no frame, whatever stands in it, writes into a log or breaks what is shown of the line', async () => {
  const token = await at.tokenOf('technician')
  const screen = await listen(`${await at.serve()}/api/line`, { authorization: `Bearer ${token}` })
  for (const text of evil) {
    await send([
      framed(`"SIA-DCS"0001L0#1234[#1234|Nri1/BA1^${text}^]`),
      framed(`"SIA-DCS"0002L0#1234[#1234|Nri1/BA2][X${text}]`),
      framed(`"SIA-DCS"0003L0#${text}[#${text}|Nri1/BA3]`),
      framed(`"SIA-DCS"0004R${text}L${text}#9999[#9999|Nri${text}/BA4^${text}^]`),
      framed(`"${text}"0005L0#1234[#1234|NPA]`),
      framed(`"ADM-CID"0006L0#1234[#1234|1131 01 ${text}]`),
      Buffer.from(text, 'latin1'),
    ])
  }
  // What comes last comes whole: nothing before it has taken its place.
  await (await at.panel('1234')).send({ data: '#1234|Nri1/HA77' })
  let shown = 0
  for (;;) {
    const message = await screen.next()
    expect(message.event).toBe('line')
    expect(['frame', 'reply', 'rubbish']).toContain(message.data.type)
    shown++
    if (String(message.data.data ?? '').includes('HA77')) break
  }
  screen.close()
  expect(shown).toBeGreaterThan(evil.length)
  for (const line of [...at.log, ...printed]) expect(line).not.toContain(marker)
  expect(at.log.filter((line) => /error|failed/i.test(line))).toEqual([])
})

test('what was taken of it is read as a text, one signal a line, and by nobody as another', async () => {
  const { body } = await supervisor('GET', '/api/signals?account=1234&limit=1000')
  expect(body.length).toBeGreaterThan(0)
  for (const { id, ...signal } of body as { id: string }[]) {
    expect(JSON.stringify(signal)).not.toContain(marker)
    const opened = await supervisor('GET', `/api/signals/${id}`)
    expect(opened.status).toBe(200)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what would end a line, or move what is written
    expect(opened.body.text ?? '').not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
  }
  const { rows } = await at.pool.query('select count(*)::int as n from journal.event')
  expect(rows[0].n).toBeGreaterThan(0)
  expect((await at.stranger('GET', '/api/health')).body.status).toBe('ok')
})
