/** What was typed and not sent yet, by what it is about: it outlives a closed prompt, a refusal and a lost connection. */
const drafts = new Map<string, string>()

export const draftOf = (about: string): string => drafts.get(about) ?? ''

export const keepDraft = (about: string, text: string): void => {
  if (text) drafts.set(about, text)
  else drafts.delete(about)
}
