import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import type { Work } from '../platform/house/work.ts'
import type { App } from '../platform/http/app.ts'
import { Door, unlessKnown } from '../platform/http/door.ts'
import { Problem } from '../platform/http/problems.ts'
import { oneAtATime } from '../platform/turns.ts'
import { groundKind, theGround, viewGround } from './evolve.ts'
import { encodingFor, type PlanFiles } from './files.ts'
import { type GroundEvent, GroundView, groundLimits } from './ground.ts'
import { BadPlan } from './plan.ts'
import type { KeptPlan } from './plan-thread.ts'

const tag = 'map'

/** Sent while nobody has given a plan: a map with nothing on it. */
const nothing = { hash: 'nothing', content: Buffer.from('{"type":"FeatureCollection","features":[]}') }

export const groundRoutes = (door: Door, app: App, house: House, files: PlanFiles): void => {
  door.route({
    method: 'GET',
    url: '/api/map',
    action: 'map:read',
    tag,
    summary: 'What is known of the ground plan: which one it is, what it spans, whose work it is',
    answer: z.object({ ground: GroundView.nullable() }),
    answerTo: () => {
      const ground = house.get(groundKind, theGround)
      return { ground: ground ? viewGround(ground) : null }
    },
  })

  door.route({
    method: 'GET',
    url: '/api/map/ground',
    action: 'map:read',
    tag,
    summary:
      'The ground plan (GeoJSON); empty while there is none. Send If-None-Match to get it only when it is another',
    answer: z.any().meta({ description: 'A FeatureCollection; each feature has properties.kind' }),
    answerTo: async ({ request, reply }) => {
      const ground = house.get(groundKind, theGround)
      const hash = ground && (await files.has(ground.hash)) ? ground.hash : nothing.hash
      reply.header('Vary', 'Accept-Encoding')
      return unlessKnown(request, reply, hash, () => {
        reply.type('application/geo+json')
        if (hash === nothing.hash) return nothing.content
        const encoding = encodingFor(request.headers['accept-encoding'])
        if (encoding !== 'identity') reply.header('Content-Encoding', encoding)
        return files.read(hash, encoding)
      })
    },
  })

  /** One plan is replaced at a time: what one tidies away must not be what the other has just kept. */
  const inTurn = oneAtATime()

  // The document is taken as it comes, and read in a thread.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      ['application/json', 'application/geo+json'],
      { parseAs: 'buffer', bodyLimit: groundLimits.bytes },
      (_request, body, done) => done(null, body),
    )
    new Door(scope).route({
      method: 'PUT',
      url: '/api/map/ground',
      action: 'map:write',
      tag,
      summary: 'Replace the ground plan; one that is wrong changes nothing, and the answer names the feature',
      bodyLimit: groundLimits.bytes,
      body: z.any().meta({ description: 'A GeoJSON FeatureCollection, at most 20 MB' }),
      keyless: true,
      answer: GroundView,
      answerTo: ({ body, person }) =>
        inTurn(async () => {
          const plan = await keep(files, body)
          await house.commit(person, (work) => work.decided(groundKind, theGround, decide(work, plan)))
          await files.keepOnly(plan.hash)
          return viewGround(house.get(groundKind, theGround)!)
        }),
    })
  })
}

/** The same plan again is no event. */
const decide = (work: Work, plan: KeptPlan): readonly GroundEvent[] =>
  work.state(groundKind, theGround)?.hash === plan.hash ? [] : [{ type: 'ground-plan-replaced', ...plan, by: work.by }]

const keep = async (files: PlanFiles, body: unknown): Promise<KeptPlan> => {
  if (!Buffer.isBuffer(body)) throw new Problem(400, 'bad-ground-plan', 'The body is empty; send a GeoJSON document.')
  try {
    return await files.keep(body)
  } catch (error) {
    if (!(error instanceof BadPlan)) throw error
    throw new Problem(400, 'bad-ground-plan', error.message, {
      ...(error.feature !== undefined && { feature: error.feature }),
    })
  }
}
