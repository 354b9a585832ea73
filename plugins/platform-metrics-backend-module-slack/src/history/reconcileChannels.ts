import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { ReconciliationContext } from '@internal/plugin-platform-metrics-node';
import { z } from 'zod';
import type { SupportChannel } from '../settings';
import type { ChannelReader } from './ChannelReader';

/** What is read before the cursor moves: so much is read again after a crash. */
const STRIDE_MS = durationToMilliseconds({ weeks: 1 });

/** Read again each time: messages may be gone, and addresses known. */
const OVERLAP_MS = durationToMilliseconds({ weeks: 1 });

const savedCursor = z.object({
  /** Up to when each channel is read, in ms since 1970, by its id. */
  readUpTo: z.record(z.string(), z.number()),
});

/**
 * Reads what was written in the channels since the last time, or as far back as
 * configured, so that the requests are right whose events were lost. When a
 * message was closed is not in its history: that stays as events told it.
 */
export async function reconcileChannels(
  options: {
    channels: readonly SupportChannel[];
    reader: ChannelReader;
    historyMs: number;
  },
  context: ReconciliationContext,
): Promise<void> {
  const { channels, historyMs, reader } = options;
  const now = Date.now();
  const { readUpTo } = savedCursor.parse(
    (await context.readCursor()) ?? { readUpTo: {} },
  );
  const reported = await context.listReported('support-request');
  const strides = channels.flatMap(channel => {
    const saved = readUpTo[channel.id];
    const from = saved === undefined ? now - historyMs : saved - OVERLAP_MS;
    return stridesBetween(from, now).map(range => ({ channel, range }));
  });

  const failures = new Map<string, Error>();
  for (const [done, { channel, range }] of strides.entries()) {
    await context.reportProgress({ done, total: strides.length });
    if (failures.has(channel.name)) {
      continue;
    }
    try {
      await reader.read(channel.id, range, reported, context);
      readUpTo[channel.id] = range.to;
      await context.writeCursor({ readUpTo });
    } catch (error) {
      context.signal.throwIfAborted();
      failures.set(channel.name, toError(error));
    }
  }
  if (failures.size > 0) {
    const reasons = [...failures].map(
      ([channel, { message }]) => `${channel}: ${message}`,
    );
    throw new Error(reasons.join('; '));
  }
}

function stridesBetween(from: number, to: number) {
  const strides: Array<{ from: number; to: number }> = [];
  for (let start = from; start < to; start += STRIDE_MS) {
    strides.push({ from: start, to: Math.min(start + STRIDE_MS, to) });
  }
  return strides;
}
