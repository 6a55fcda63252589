/** The script that a page was built with: its name holds a hash of what is in it. */
export const entryOf = (html: string): string | null =>
  /<script[^>]*type="module"[^>]*src="([^"]+)"|<script[^>]*src="([^"]+)"[^>]*type="module"/
    .exec(html)
    ?.slice(1)
    .find((src) => src !== undefined) ?? null

/** Whether the server has another build than the one that is running. What cannot be told is no reason to load anything. */
export const isOutdated = (running: string | null, served: string | null): boolean =>
  running !== null && served !== null && running !== served
