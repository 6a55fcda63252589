import { expect, test } from 'vitest'
import { connectionUrl, listenSettings } from './endpoint.ts'
import { parsePidFile } from './postmaster.ts'

test('a connection string leads to a socket or to a port, and names the database as it is written', () => {
  const socket = new URL(connectionUrl({ socketFolder: '/a folder/of ours' }, 'secret', 'ein/дом'))
  expect(socket.searchParams.get('host')).toBe('/a folder/of ours')
  expect(decodeURIComponent(socket.pathname)).toBe('/ein/дом')
  expect(connectionUrl({ port: 4711 }, 'secret', 'app')).toBe(
    'postgresql://postgres:secret@localhost:4711/app?host=127.0.0.1',
  )
})

test('a server listens in one place only', () => {
  expect(listenSettings({ socketFolder: '/run/a' })).toMatchObject({
    listen_addresses: '',
    unix_socket_directories: '"/run/a"',
  })
  expect(listenSettings({ port: 4711 })).toMatchObject({ listen_addresses: '127.0.0.1', unix_socket_directories: '' })
})

const lines = (socket: string, status: string) =>
  `4321\n/data\n1700000000\n5432\n${socket}\n127.0.0.1\n  123 456\n${status}\n`

test.each([
  ['on a socket', lines('/run/a', 'ready   '), { pid: 4321, endpoint: { socketFolder: '/run/a' } }],
  ['on a port', lines('', 'ready   '), { pid: 4321, endpoint: { port: 5432 } }],
  ['that is starting', lines('/run/a', 'starting'), { pid: 4321, endpoint: undefined }],
  ['whose file is half written', '4321\n/da', { pid: 4321, endpoint: undefined }],
  ['whose file is empty', '', undefined],
  ['whose file is garbage', '\0\0\0', undefined],
])('postmaster.pid of a server %s', (_, text, expected) => {
  expect(parsePidFile(text)).toEqual(expected)
})
