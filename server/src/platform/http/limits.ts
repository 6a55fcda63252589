import type { Server } from 'node:http'
import { isIPv6 } from 'node:net'

/**
 * What a connection may take. A request is there whole within the time of `request`; what does not move at all for the time of
 * `stillness` has gone, the live push excepted, which is never cut off for being quiet. Milliseconds, bytes, counts.
 */
export const limits = {
  headers: 10_000,
  request: 30_000,
  idle: 65_000,
  stillness: 90_000,
  /** How often the first two are looked at. */
  checkedEvery: 2_000,
  headerBytes: 16 * 1024,
  bodyBytes: 256 * 1024,
  /** How deep lists and objects of a body stand in one another: no form of ours needs half of it. */
  depth: 32,
  /** Connections of one address. The phones of many crews share one behind an operator's NAT. */
  connections: 1_000,
} as const

/**
 * The address as what somebody is counted under. Whoever has one address of IPv6 has a whole network of them (RFC 6177, 2):
 * its first 64 bits are theirs.
 */
export const countedAs = (address: string): string => {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

/** Hangs up on an address that has as many connections as it may; those that it has stay, and so do everybody else's. */
export const limitConnections = (server: Server, isTrusted: (address: string) => boolean): void => {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const { remoteAddress } = socket
    // A proxy that is trusted brings everybody.
    if (remoteAddress === undefined || isTrusted(remoteAddress)) return
    const from = countedAs(remoteAddress)
    const count = (open.get(from) ?? 0) + 1
    if (count > limits.connections) {
      socket.destroy()
      return
    }
    open.set(from, count)
    socket.on('close', () => {
      const left = open.get(from)! - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}
