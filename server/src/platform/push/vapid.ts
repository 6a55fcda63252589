import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import webPush from 'web-push'
import { z } from 'zod'

/** The key pair by which push services know this server (RFC 8292). */
const VapidKeys = z.object({ publicKey: z.string(), privateKey: z.string() })
export type VapidKeys = z.infer<typeof VapidKeys>

/** Made at the first start; phones have subscribed for this one key, so it must never change. */
export const vapidKeysIn = (file: string): VapidKeys => {
  if (existsSync(file)) return VapidKeys.parse(JSON.parse(readFileSync(file, 'utf8')))
  const keys = webPush.generateVAPIDKeys()
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return keys
}
