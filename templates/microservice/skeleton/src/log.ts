export type Level = 'debug' | 'info' | 'warn' | 'error';

export interface Log {
  (level: Level, message: string, fields?: Record<string, unknown>): void;
}

/** Logs one JSON object per line, which is what log collectors read. */
export function createLog(
  service: string,
  write: (line: string) => void = line => process.stdout.write(line),
): Log {
  return (level, message, fields = {}) => {
    const time = new Date().toISOString();
    write(`${JSON.stringify({ time, level, service, message, ...fields })}\n`);
  };
}
