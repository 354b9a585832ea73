import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** Takes a token, plain or as basic authentication carries it, out of a text. */
export function redactToken(text: string, token: string): string {
  const encoded = Buffer.from(`x-access-token:${token}`).toString('base64');
  return text.replaceAll(token, '***').replaceAll(encoded, '***');
}

/**
 * A task's log redacts the task's own secrets, not the integration's token:
 * this does, whatever GitHub or git puts into their messages.
 */
export function withoutToken(
  logger: LoggerService,
  token: string,
): LoggerService {
  const redact = (text: string) => redactToken(text, token);
  const redactMeta = (meta?: Error | JsonObject) =>
    meta instanceof Error ? new Error(redact(meta.message)) : meta;
  return {
    error: (message, meta) => logger.error(redact(message), redactMeta(meta)),
    warn: (message, meta) => logger.warn(redact(message), redactMeta(meta)),
    info: (message, meta) => logger.info(redact(message), redactMeta(meta)),
    debug: (message, meta) => logger.debug(redact(message), redactMeta(meta)),
    child: meta => withoutToken(logger.child(meta), token),
  };
}
