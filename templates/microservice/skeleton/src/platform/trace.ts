import { randomBytes } from 'node:crypto';

/** Where a request stands in a trace: https://www.w3.org/TR/trace-context/ */
export interface Trace {
  traceId: string;
  /** Of our own part of the trace. */
  spanId: string;
  flags: string;
}

/** Our part of the caller's trace, or of a new one where none (or a malformed one) came. */
export function continueTrace(header: string | undefined): Trace {
  const spanId = randomBytes(8).toString('hex');
  const parent = parse(header ?? '');
  return parent
    ? { ...parent, spanId }
    : { traceId: randomBytes(16).toString('hex'), spanId, flags: '00' };
}

export function traceparent({ traceId, spanId, flags }: Trace): string {
  return `00-${traceId}-${spanId}-${flags}`;
}

function parse(header: string): Omit<Trace, 'spanId'> | undefined {
  const [, version, traceId, parentId, flags, rest] =
    /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/.exec(
      header,
    ) ?? [];
  const isValid =
    version !== undefined &&
    version !== 'ff' &&
    (version !== '00' || rest === undefined) &&
    !/^0+$/.test(traceId) &&
    !/^0+$/.test(parentId);
  // Of the flags, only the lowest (sampled) means anything to version 00.
  return isValid
    ? { traceId, flags: Number.parseInt(flags, 16) & 1 ? '01' : '00' }
    : undefined;
}
