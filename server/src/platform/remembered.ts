/** Asks once for all who want to know within `ms`; a question that failed is asked again. */
export const remembered = <Answer>(ms: number, ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | undefined
  return () => {
    if (last && Date.now() - last.at < ms) return last.answer
    const answer = ask()
    last = { at: Date.now(), answer }
    answer.catch(() => {
      last = undefined
    })
    return answer
  }
}
