/** The names of roads, each once; the first is empty, for many roads have none. */
export class Names {
  readonly #indices = new Map<string, number>([['', 0]])

  of(name: string): number {
    const index = this.#indices.get(name) ?? this.#indices.size
    this.#indices.set(name, index)
    return index
  }

  finish(): readonly string[] {
    return [...this.#indices.keys()]
  }
}
