import { z } from 'zod';
import type { SlackApi } from '../api/SlackApi';
import { slackMessage, type SlackMessage } from '../events/SlackPayload';

/** As many as Slack gives; apps that it distributes get fewer. */
const PAGE_SIZE = '200';

const historyPage = z.object({
  messages: z.array(slackMessage),
  response_metadata: z
    .object({ next_cursor: z.string().optional() })
    .optional(),
});

/** Reads what was written in a channel. Replies are not in it. */
export class ChannelHistory {
  constructor(private readonly api: SlackApi) {}

  /** The messages of `[from, to]`, in ms since 1970, page by page. */
  async *readPages(
    channel: string,
    range: { from: number; to: number },
    signal: AbortSignal,
  ): AsyncGenerator<SlackMessage[]> {
    let cursor: string | undefined;
    do {
      const page = await this.api.callPatiently(
        'conversations.history',
        {
          channel,
          oldest: timestampOf(range.from),
          latest: timestampOf(range.to),
          inclusive: 'true',
          limit: PAGE_SIZE,
          ...(cursor && { cursor }),
        },
        historyPage,
        { signal },
      );
      yield page.messages;
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
  }
}

function timestampOf(instant: number): string {
  return (instant / 1_000).toFixed(6);
}
