export { SourceNotices } from './SourceNotices';
export { useSourceNotices } from './useSourceNotices';
