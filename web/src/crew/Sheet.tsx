import { DistressPlace } from './distress/DistressPlace.tsx'
import { Layer, type LayerProps } from './Layer.tsx'

/** A layer over the page of a unit. Whatever is open, the button that calls for help stays in reach. */
export const Sheet = (props: Omit<LayerProps, 'foot'>) => <Layer {...props} foot={<DistressPlace />} />
