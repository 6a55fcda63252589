/** What crews say most, one press each; the words are in the catalogue. */
export const quickTexts = ['understood', 'delayed', 'cannot-find', 'nobody-answers', 'quiet', 'call-me'] as const
