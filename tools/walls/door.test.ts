import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { pastTheDoor } from './door.ts'

const found = (file: string, source: string) => pastTheDoor(file, parseSync(file, source).program)

describe('a route that is registered past the door', () => {
  test.each([
    [`app.get('/api/secrets', async () => secrets)`, [`app.get('/api/secrets'`]],
    [`app.post(url, work)`, [`app.post('…'`]],
    [`scope.route({ method: 'PUT', url: '/api/secrets', handler })`, [`scope.route('/api/secrets'`]],
    ['this.#app.delete(`/api/secrets`, work)', [`app.delete('/api/secrets'`]],
    [`const quick = app\nquick.get('/api/secrets', tell)`, [`quick.get('/api/secrets'`]],
    [`export const open = () => { if (demo) { app.all('/api/*', tell) } }`, [`app.all('/api/*'`]],
  ])('%s', (source, routes) => expect(found('server/src/alarms/routes.ts', source)).toEqual(routes))
})

describe('what goes through the door, or is no route', () => {
  test.each([
    [`door.route({ method: 'GET', url: '/api/alarms', action: 'alarm:read' })`],
    [`new Door(scope).route({ method: 'PUT', url: '/api/map/ground', action: 'map:write' })`],
    ['await app.register(plugin); app.addHook("onRequest", look)'],
    [`people.get(id)`],
  ])('%s', (source) => expect(found('server/src/alarms/routes.ts', source)).toEqual([]))

  test.each([
    'server/src/platform/http/door.ts',
    'server/src/platform/http/document.ts',
    'server/src/alarms/alarms.test.ts',
    'server/src/fixtures/phone.ts',
    'city/src/api/client.ts',
  ])('%s', (file) => expect(found(file, `app.get('/api/secrets', tell)`)).toEqual([]))
})
