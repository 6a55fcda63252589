/** The roads that some vehicle drives on, by their tag `highway`, in the order in which an atlas numbers them. */
export const roadClasses = [
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'road',
  'service',
  'track',
  'busway',
  'pedestrian',
] as const

export type RoadClass = (typeof roadClasses)[number]

export const isRoadClass = (highway: string): highway is RoadClass =>
  (roadClasses as readonly string[]).includes(highway)
