/**
 * Asks once for all who want to know within `ms`, or within so many times as long as the last answer took, if that is longer; a
 * question that failed is asked again.
 */
export const remembered = <Answer>(ms: number, ask: () => Promise<Answer>, restFor = 0): (() => Promise<Answer>) => {
  let last: { readonly answer: Promise<Answer>; until: number } | undefined
  return () => {
    if (last && Date.now() < last.until) return last.answer
    const asked = Date.now()
    // Until it is there, everybody waits for the same.
    const mine = { answer: ask(), until: Number.POSITIVE_INFINITY }
    last = mine
    mine.answer.then(
      () => {
        mine.until = Date.now() + Math.max(ms - (Date.now() - asked), restFor * (Date.now() - asked))
      },
      () => {
        if (last === mine) last = undefined
      },
    )
    return mine.answer
  }
}
