import { pino, type DestinationStream, type Logger } from 'pino';
import { currentRequest } from './requestContext.ts';

export const levels = ['debug', 'info', 'warn', 'error'] as const;

export type Log = Logger;

/** Logs one JSON object per line; what is logged during a request carries its ids. */
export function createLog(
  options: { service: string; version: string; level: (typeof levels)[number] },
  destination?: DestinationStream,
): Log {
  const { service, version, level } = options;
  return pino(
    {
      level,
      base: { service, version },
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: label => ({ level: label }) },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      mixin: () => currentRequest()?.ids ?? {},
    },
    destination,
  );
}
