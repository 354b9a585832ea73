import type { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod';

/** Reads what GitHub lists; what is not as expected is left out and logged. */
export function parseEach<T extends z.ZodType>(
  schema: T,
  data: unknown,
  what: string,
  logger: LoggerService,
): Array<z.output<T>> {
  const parsed: Array<z.output<T>> = [];
  for (const item of z.array(z.unknown()).parse(data)) {
    const result = schema.safeParse(item);
    if (result.success) {
      parsed.push(result.data);
    } else {
      logger.warn(
        `GitHub listed ${what} that cannot be read: ${z.prettifyError(result.error)}`,
      );
    }
  }
  return parsed;
}
