export { FactsDialog } from './FactsDialog';
