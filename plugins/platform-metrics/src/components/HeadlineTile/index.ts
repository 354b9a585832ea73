export { HeadlineTile, HeadlineTileSkeleton } from './HeadlineTile';
export { ChangeText } from './ChangeText';
export { Sparkline } from './Sparkline';
export { TileNotes } from './TileNotes';
