import { fileURLToPath } from 'node:url'

/** The folder of the repository. The city knows the server's files only by name: it starts them, and never imports them. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))
