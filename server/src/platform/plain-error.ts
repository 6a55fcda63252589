/** What an administrator did or has cannot work: the message says what is wrong and what to do, and is all that they see. */
export class PlainError extends Error {
  override readonly name: string = 'PlainError'
}
