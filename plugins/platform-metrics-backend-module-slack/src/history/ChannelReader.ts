import { durationToMilliseconds } from '@backstage/types';
import type { SupportRequestReport } from '@internal/plugin-platform-metrics-common';
import type { ReconciliationContext } from '@internal/plugin-platform-metrics-node';
import type { UserDirectory } from '../api/UserDirectory';
import type { SlackMessage } from '../events/SlackPayload';
import { instantOf } from '../requests/instantOf';
import { isRequest } from '../requests/isRequest';
import type { SupportRequests } from '../requests/SupportRequests';
import type { ChannelHistory } from './ChannelHistory';

/** Of a message that is so young, the event may be recorded before history has it. */
const SETTLING_MS = durationToMilliseconds({ minutes: 5 });

/** Records what is in a channel's history, and withdraws what is no longer. */
export class ChannelReader {
  constructor(
    private readonly options: {
      directory: UserDirectory;
      history: ChannelHistory;
      requests: SupportRequests;
    },
  ) {}

  /** @param reported - External ids that were not withdrawn before this began */
  async read(
    channel: string,
    range: { from: number; to: number },
    reported: readonly string[],
    { recorder, signal }: ReconciliationContext,
  ): Promise<void> {
    const { history, requests } = this.options;
    const present = new Set<string>();
    for await (const page of history.readPages(channel, range, signal)) {
      const found = page.filter(isRequest);
      const reports: SupportRequestReport[] = [];
      for (const message of found) {
        present.add(message.ts);
        reports.push(await this.report(channel, message, signal));
      }
      await recorder.record(reports);
    }

    const settled = Math.min(range.to, Date.now() - SETTLING_MS);
    const gone = reported
      .map(id => requests.locate(id))
      .filter(
        message =>
          message.channel === channel &&
          instantOf(message.ts) >= range.from &&
          instantOf(message.ts) <= settled &&
          !present.has(message.ts),
      );
    await recorder.record(
      gone.map(({ ts }) =>
        requests.report({ channel, ts, at: Date.now(), isWithdrawn: true }),
      ),
    );
  }

  private async report(
    channel: string,
    { ts, user }: SlackMessage,
    signal: AbortSignal,
  ): Promise<SupportRequestReport> {
    const { directory, requests } = this.options;
    return requests.report({
      channel,
      ts,
      user,
      email: user && (await directory.awaitEmail(user, signal)),
      at: instantOf(ts),
    });
  }
}
