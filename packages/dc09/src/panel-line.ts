import { createSocket } from 'node:dgram'
import { connect, isIPv6, type Socket } from 'node:net'
import { FrameSplitter } from './splitter.ts'

/** What a panel's line tells the dialler. */
export interface PanelLineEvents {
  reply(bytes: Buffer): void
  /** The line is gone; a reply will not come over it. */
  broken(error: Error): void
}

/** The panel's end of a line to a receiver. */
export interface PanelLine {
  /** Writes one frame, in so many pieces. */
  send(frame: Buffer, pieces: number): void
  /** Hangs up; the next frame opens the line anew. */
  hangUp(): void
  close(): void
}

/** TCP: opened with the first frame, kept open until somebody hangs up. */
export function openTcpLine(host: string, port: number, events: PanelLineEvents): PanelLine {
  let socket: Socket | undefined

  function open(): Socket {
    const opened = connect({ host, port, noDelay: true })
    const splitter = new FrameSplitter()
    const sink = { frame: events.reply, rubbish: () => {} }
    opened.on('data', (segment) => splitter.push(segment, sink))
    opened.on('error', () => {}) // the close that follows says all that is needed
    opened.on('close', () => {
      if (socket !== opened) return
      socket = undefined
      events.broken(new Error(`the connection to ${host}:${port} is closed`))
    })
    return opened
  }

  const hangUp = () => {
    const open = socket
    socket = undefined
    open?.end()
  }
  return {
    send(frame, pieces) {
      socket ??= open()
      writePieces(socket, frame, pieces)
    },
    hangUp,
    close() {
      const open = socket
      socket = undefined
      open?.destroy()
    },
  }
}

/** Each piece waits for the next turn of the event loop, so that the pieces become segments of their own. */
function writePieces(socket: Socket, frame: Buffer, pieces: number): void {
  const size = Math.ceil(frame.length / pieces)
  socket.write(frame.subarray(0, size))
  if (pieces > 1) setImmediate(() => writePieces(socket, frame.subarray(size), pieces - 1))
}

/** UDP: one datagram for each frame. */
export function openUdpLine(host: string, port: number, events: PanelLineEvents): PanelLine {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
  socket.on('message', events.reply)
  socket.on('error', events.broken)
  return {
    // What could not be sent is not answered, and so sent again.
    send: (frame) => socket.send(frame, port, host, () => {}),
    hangUp: () => {},
    close: () => socket.close(),
  }
}
