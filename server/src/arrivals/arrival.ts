/** When a unit that is on its way will be there, as screens of the desk are told now and then. */
export interface Arrival {
  readonly assignment: string
  /** Milliseconds, UTC. */
  readonly at: number
  /** So many are left from where it is now: what there is to say of who does not drive, for whom no time runs down. */
  readonly seconds: number
  /** Over a straight line where no road is known, or none leads. */
  readonly method: 'road' | 'straight-line'
  /** After the time by which the response plan wants somebody like them. */
  readonly late: boolean
  /** Has not set out yet; is on its way; is on its way and has not moved for two minutes. */
  readonly drive: 'waiting' | 'driving' | 'standing'
}
