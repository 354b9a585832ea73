export { SourceNotices } from './SourceNotices';
