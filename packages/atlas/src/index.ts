/**
 * One OpenStreetMap file in: a road graph that knows the time by road of a whole fleet at once.
 *
 * @module
 */
export { Atlas, AtlasError, openAtlas, readManifest, type SharedAtlas } from './atlas.ts'
export { type BuildOptions, buildAtlas } from './build/atlas.ts'
export type { Manifest } from './manifest.ts'
export type { OsmMember, OsmNode, OsmRelation, OsmWay, Tags } from './osm/elements.ts'
export { type MapFileDefect, MapFileError } from './osm/map-file-error.ts'
export { type OsmElement, writeOsm } from './osm/write.ts'
export { type RoadClass, roadClasses } from './roads/classes.ts'
export { type CountryCode, countries } from './roads/countries.ts'
export { type VehicleName, vehicleNames } from './roads/vehicles.ts'
export { type Condition, hoursOfWeek } from './search/conditions.ts'
export type { Hindrance } from './search/hindrance.ts'
export type { Piece } from './search/pieces.ts'
export type { Reach } from './search/reach.ts'
export type { Roads } from './search/roads.ts'
export type { Leg, Route, Turn } from './search/route.ts'
export type { Place, Position, Snapping } from './search/snap.ts'
