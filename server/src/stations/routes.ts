import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { answered, type Door } from '../platform/http/door.ts'
import { Problem } from '../platform/http/problems.ts'
import { listStations, viewStation } from './board.ts'
import { decide } from './decide.ts'
import { stationKind } from './evolve.ts'
import { StationForm, StationId, StationView } from './station.ts'

const tag = 'stations'

export const stationRoutes = (door: Door, house: House): void => {
  door.route({
    method: 'GET',
    url: '/api/stations',
    action: 'station:read',
    tag,
    summary: 'All stations with their response areas',
    answer: z.array(StationView),
    answerTo: () => listStations(house),
  })

  door.route({
    method: 'PUT',
    url: '/api/stations/:id',
    action: 'station:write',
    tag,
    summary: 'Register a station, or make it what this says',
    params: z.object({ id: StationId }),
    body: StationForm,
    answer: StationView,
    answerTo: async ({ params: { id }, body, person, key, reply }) => {
      if (body.id !== id) throw new Problem(400, 'bad-request', 'The station of the address and of the body differ.')
      const done = await house.commit(
        person,
        (work) =>
          work.decided(stationKind, id, decide(work.state(stationKind, id), { type: 'put', by: work.by, ...body })) ?? {
            station: id,
          },
        { key },
      )
      return viewStation(house.get(stationKind, answered(reply, done).station)!)
    },
  })
}
