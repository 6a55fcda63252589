import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionCookie } from '../http/app.ts'

/** The cookies of an answer as a browser sends them back. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')

/** What the browser keeps of an exchange that is under way: everything but the session that it has. */
export const challengeOf = ({ headers: { cookie = '' } }: FastifyRequest): string =>
  cookie
    .split(/; */)
    .filter((one) => !one.startsWith(`${sessionCookie}=`))
    .join('; ')

/** Gives a browser one of our own passes: `lifetime`, ms. */
export const keepPass = (reply: FastifyReply, pass: string, lifetime: number, secure: boolean): void => {
  reply.setCookie(sessionCookie, pass, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: lifetime / 1000 })
}

export const keep = (reply: FastifyReply, cookies: readonly string[]): void => {
  if (cookies.length > 0) reply.header('set-cookie', cookies)
}
