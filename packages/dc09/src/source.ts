import type { Defect } from './frame.ts'

/** Where bytes came from. */
export interface Source {
  readonly transport: 'tcp' | 'udp'
  readonly address: string
  readonly port: number
}

/** How many of each defect came; `rubbish` counts pieces of TCP stream that were no frame. */
export type DefectCounts = Partial<Record<Defect | 'rubbish', number>>

export interface SourceCounts extends DefectCounts {
  readonly address: string
}

/** So many addresses are remembered, of each sort; the one that was first seen longest ago makes room. */
const remembered = 100_000

/**
 * What is known of addresses: who has sent a well-formed frame of a known account (they are never limited), who is a
 * stranger with connections open, and who sent what defects.
 */
export class Sources {
  readonly #known = new Set<string>()
  readonly #strangers = new Map<string, number>()
  readonly #defects = new Map<string, Partial<Record<Defect | 'rubbish', number>>>()

  isKnown(address: string): boolean {
    return this.#known.has(address)
  }

  know(address: string): void {
    if (this.#known.has(address)) return
    if (this.#known.size >= remembered) this.#known.delete(this.#known.values().next().value!)
    this.#known.add(address)
  }

  /** The number of connections that strangers at this address now have. */
  addStranger(address: string): number {
    const count = (this.#strangers.get(address) ?? 0) + 1
    this.#strangers.set(address, count)
    return count
  }

  removeStranger(address: string): void {
    const count = (this.#strangers.get(address) ?? 0) - 1
    if (count > 0) this.#strangers.set(address, count)
    else this.#strangers.delete(address)
  }

  countDefect(address: string, defect: Defect | 'rubbish'): void {
    let counts = this.#defects.get(address)
    if (!counts) {
      if (this.#defects.size >= remembered) this.#defects.delete(this.#defects.keys().next().value!)
      counts = {}
      this.#defects.set(address, counts)
    }
    counts[defect] = (counts[defect] ?? 0) + 1
  }

  /** The defects of every address that sent any. */
  defects(): SourceCounts[] {
    return Array.from(this.#defects, ([address, counts]) => ({ address, ...counts }))
  }
}
