import type { App } from './app.ts'
import { limits } from './limits.ts'
import { nestingOf } from './nesting.ts'
import { Problem } from './problems.ts'

/**
 * Bodies in JSON. How deep they stand in one another is looked at first: what is deep enough breaks whoever walks it, be it to
 * check it or to write it out again. Names by which an object would become another are refused (`__proto__`).
 */
export const readJson = (app: App): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (nestingOf(body).deepest > limits.depth)
      return done(
        new Problem(400, 'too-deep', `Lists and objects stand more than ${limits.depth} deep in one another.`),
      )
    return parse(request, body.toString('utf8'), done)
  })
}
