export { BaselinesPage } from './BaselinesPage';
