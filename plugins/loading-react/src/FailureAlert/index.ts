export { FailureAlert, type FailureAlertProps } from './FailureAlert';
export { ReadingFailure, type ReadingFailureProps } from './ReadingFailure';
