import { randomUUID } from 'node:crypto'
import type { SealingKey } from '@yordam/journal'
import { z } from 'zod'
import type { Incident } from '../incidents/incident.ts'
import type { Command, Done } from '../platform/house/house.ts'
import type { App } from '../platform/http/app.ts'
import { answered, Door, Id } from '../platform/http/door.ts'
import { pressedAt } from '../platform/http/late.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import { instant, PressedAt } from '../platform/words.ts'
import type { HeavyWork, Workshop } from '../platform/workshop/workshop.ts'
import type { Photograph } from './jpeg.ts'
import { longestPhoto, PhotoView } from './photo.ts'
import type { SealedPhotograph, SentPhotograph } from './seal-thread.ts'
import type { PhotoStore } from './store.ts'

const tag = 'photos'

type Size = Pick<Photograph, 'width' | 'height'>

/** A photograph as the incidents are told of it. */
export interface Taken extends Omit<Photograph, 'bytes'> {
  readonly photo: string
  readonly bytes: number
  readonly at: number | undefined
}

/** What photographs need of the incidents; the duty centre brings them together. */
export interface Incidents {
  /** The incident, when it concerns who asks. @throws {Problem} when there is none, or it is none of their business. */
  findFor(person: Person, id: string): Promise<Incident>
  /** Tells the incident of a photograph that is stored; answers which one counts. */
  add(person: Person, incident: string, taken: Taken, options: Pick<Command, 'key'>): Promise<Done<{ photo: string }>>
}

const sealing: HeavyWork<SentPhotograph, SealedPhotograph> = {
  file: new URL('./seal-thread.ts', import.meta.url),
  within: 10_000,
}

export const photoRoutes = (
  door: Door,
  app: App,
  store: PhotoStore,
  incidents: Incidents,
  workshop: Workshop,
): void => {
  const viewOf = async (person: Person, incident: string, photo: string, { width, height }: Size) => {
    const kept = (await incidents.findFor(person, incident)).photos.find(({ id }) => id === photo)
    if (!kept) throw notFound('photo', photo)
    return { id: photo, incident, at: instant(kept.at), width, height }
  }

  const seal = async (body: unknown, key: SealingKey) => {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
    const made = await workshop.do(sealing, { bytes, key })
    if (!('isNone' in made)) return made
    throw new Problem(400, 'not-a-photograph', `This is no photograph that can be kept: it ${made.isNone}.`)
  }

  // A picture is taken in the bytes that it has; anything else has no business here.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('image/jpeg', { parseAs: 'buffer', bodyLimit: longestPhoto }, (_request, body, done) =>
      done(null, body),
    )
    new Door(scope).route({
      method: 'POST',
      url: '/api/incidents/:id/photos',
      action: 'incident:ask',
      tag,
      summary: 'Add a photograph: the desk, or a crew that is sent there. What a camera writes beside it is left out',
      params: Id,
      query: z.object({ at: PressedAt }),
      takes: 'image/jpeg',
      bodyLimit: longestPhoto,
      body: z.any().meta({ description: 'A JPEG, at most 3 MB' }),
      answer: PhotoView,
      status: 201,
      answerTo: async ({ params: { id }, query, body, person, key, reply }) => {
        const now = Date.now()
        const at = pressedAt(query.at, now)
        const { status } = await incidents.findFor(person, id)
        if (status === 'closed') throw new Problem(409, 'incident-closed', 'This incident is closed.')
        const { sealed, ...photograph } = await seal(body, store.keyOf(id, now))
        const photo = randomUUID()
        await store.keep(photo, id, sealed, now)
        let kept: string | undefined
        try {
          const taken = { photo, ...photograph, at }
          kept = answered(reply, await incidents.add(person, id, taken, { key })).photo
        } finally {
          // Refused, or sent for the second time: this one is not told of anywhere.
          if (kept !== photo) await store.forget(photo).catch(() => undefined) // else it is swept away later
        }
        return viewOf(person, id, kept, photograph)
      },
    })
  })

  door.route({
    method: 'GET',
    url: '/api/photos/:id',
    action: 'incident:read',
    tag,
    summary: 'A photograph, for whom its incident concerns',
    params: Id,
    async looksAt({ params: { id }, person }) {
      // Of an incident that is none of theirs a crew does not learn that it is there.
      const incident = await store.incidentOf(id)
      if (incident === undefined) return undefined
      await incidents.findFor(person, incident)
      return `photo:${id}`
    },
    gives: 'image/jpeg',
    answer: z.any().meta({ description: 'The JPEG' }),
    answerTo: async ({ params: { id }, person, reply }) => {
      const incident = await store.incidentOf(id)
      const isTold = incident && (await incidents.findFor(person, incident)).photos.some((one) => one.id === id)
      const bytes = isTold && (await store.read(id))
      if (!bytes) throw notFound('photo', id)
      reply.type('image/jpeg')
      return bytes
    },
  })
}
