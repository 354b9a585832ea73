import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Writes down who changed what, and what came of it. */
export class AuditTrail {
  constructor(private readonly auditor: AuditorService) {}

  /** Does something, and writes it down however it ends. */
  async record<T>(
    event: { id: string; request?: Request; meta?: JsonObject },
    deed: () => Promise<T>,
    describe: (result: T) => JsonObject = () => ({}),
  ): Promise<T> {
    const entry = await this.auditor.createEvent({
      eventId: event.id,
      severityLevel: 'medium',
      request: event.request,
      meta: event.meta,
    });
    let result: T;
    try {
      result = await deed();
    } catch (error) {
      await entry.fail({ error: toError(error) });
      throw error;
    }
    await entry.success({ meta: describe(result) });
    return result;
  }
}
