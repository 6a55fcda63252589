/** When a unit that is on its way will be there, as screens of the desk are told now and then. */
export interface Arrival {
  readonly assignment: string
  /** Milliseconds, UTC. */
  readonly at: number
  /** Over a straight line where no road is known, or none leads. */
  readonly method: 'road' | 'straight-line'
  /** After the time by which the response plan wants somebody like them. */
  readonly late: boolean
  /** On its way, and has not moved for long. */
  readonly standing: boolean
}
