/** Where the next page of a list begins, from its `Link`; null after the last. */
export const nextIn = (response: Response): string | null => {
  const link = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  return link ? new URL(link, location.origin).searchParams.get('after') : null
}
