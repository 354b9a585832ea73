export {
  RuledItem,
  RuledList,
  type RuledItemProps,
  type RuledListProps,
} from './RuledList';
