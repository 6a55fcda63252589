import type { Action } from '../api/words.ts'
import type { Translate } from '../ui/i18n/index.ts'

/** `alarm:work` stands in the catalogue under `alarm.work`; an action without words does not compile. */
type KeyOf<Named extends string> = Named extends `${infer Thing}:${infer Deed}`
  ? `rights.action.${Thing}.${Deed}`
  : never

/** What an action lets somebody do, in a few words. */
export const actionWords = (words: Translate, action: Action): string => {
  const [thing, deed] = action.split(':')
  return words(`rights.action.${thing}.${deed}` as KeyOf<Action>)
}
