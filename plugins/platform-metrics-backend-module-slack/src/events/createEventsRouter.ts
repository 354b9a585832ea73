import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
import express, { type RequestHandler } from 'express';
import Router from 'express-promise-router';
import { findForgery } from './findForgery';
import { slackPayload } from './SlackPayload';

/** The only path below the plugin's that needs no sign-in: requests are signed. */
export const EVENTS_PATH = '/slack/events';

/** Far more than a message with all its blocks. */
const MAX_BODY = '1mb';

/** Slack waits for 3 seconds, then it sends the event again. */
const DEADLINE_MS = 2_500;

/**
 * Takes Slack's events in. Answers 200 after the commit, or 503 where there is
 * none in time: then Slack comes again.
 */
export function createEventsRouter(options: {
  signingSecret: string;
  /** Resolves after the commit. */
  onEvent: (event: unknown) => Promise<void>;
  logger: LoggerService;
}) {
  const { logger, onEvent, signingSecret } = options;

  const requireSignature: RequestHandler = (request, response, next) => {
    const forgery = findForgery({
      signingSecret,
      timestamp: request.header('x-slack-request-timestamp'),
      signature: request.header('x-slack-signature'),
      body: request.body,
      now: Date.now(),
    });
    if (forgery) {
      logger.warn(`Refused a request to the Slack endpoint: ${forgery}`);
      response.status(403).end();
      return;
    }
    next();
  };

  const router = Router();
  router.post(
    EVENTS_PATH,
    express.raw({ type: () => true, limit: MAX_BODY }),
    requireSignature,
    async (request, response) => {
      const payload = parse(request.body);
      if (payload.type === 'url_verification') {
        response.json({ challenge: payload.challenge });
        return;
      }
      if (payload.type === 'app_rate_limited') {
        logger.warn('Slack held events back: there are more than it sends');
        response.end();
        return;
      }
      try {
        await inTime(onEvent(payload.event));
        response.end();
      } catch (error) {
        const retry = request.header('x-slack-retry-num') ?? 'none';
        logger.error(
          `Could not take in an event from Slack (retry: ${retry}): ${stringifyError(error)}`,
        );
        response.status(503).end();
      }
    },
  );
  return router;
}

function parse(body: Buffer) {
  try {
    return slackPayload.parse(JSON.parse(body.toString('utf8')));
  } catch {
    throw new InputError('The body is no payload of the Events API');
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('It took longer than Slack waits')),
      DEADLINE_MS,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
