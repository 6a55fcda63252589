/** How good an operator is at it. Times in seconds of the city. */
export type Skill = {
  /** From one act to the next. */
  readonly thinks: readonly [least: number, most: number]
  /** An alarm is taken only when nobody took it for so long. */
  readonly waits: number
  /** How often (0 to 1) an alarm is parked to call again, … */
  readonly parks: number
  /** … and how often the wrong end is chosen for it. */
  readonly errs: number
}

export const skills = {
  novice: { thinks: [5, 12], waits: 18, parks: 0.3, errs: 0.12 },
  trained: { thinks: [3, 8], waits: 12, parks: 0.15, errs: 0.03 },
  expert: { thinks: [1.5, 4], waits: 8, parks: 0.08, errs: 0 },
} as const satisfies Record<string, Skill>

export type SkillName = keyof typeof skills
export const isSkill = (name: string): name is SkillName => Object.hasOwn(skills, name)

/** What operators leave to a visitor while one is there: some of the queue for some time, and never more than can be borne. */
export const courtesy = {
  /** The share (0 to 1) of alarms, … */
  share: 0.4,
  /** … and besides these the last ones of a short queue, … */
  atLeast: 3,
  /** … but never more at a time than this, … */
  atMost: 6,
  /** … and for so long (s of the city): help that is urgent cannot wait for a guest. */
  urgentFor: 75,
  otherFor: 240,
  /** Up to this priority it is urgent. */
  urgent: 2,
  /** The very first alarm is the visitor's for so long (s by the visitor's own clock). */
  firstFor: 240,
} as const
