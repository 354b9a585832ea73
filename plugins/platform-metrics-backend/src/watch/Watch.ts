import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Episode, EpisodeStore } from '../database/EpisodeStore';
import type { Concern } from './Concern';

/**
 * Tells the platform team of each concern once, while it lasts. One that comes
 * back later is told again.
 *
 * The notification has the episode in its scope: where the portal stopped
 * between telling and noting it, the next run renews the same notification.
 */
export class Watch {
  constructor(
    private readonly options: {
      episodes: Pick<
        EpisodeStore,
        'begin' | 'end' | 'listOpen' | 'markNotified'
      >;
      notifications: NotificationService;
      /** Entity ref. */
      platformTeam: string;
      logger: LoggerService;
    },
  ) {}

  /** @param concerns - All there are now */
  async follow(concerns: readonly Concern[], now: number): Promise<void> {
    const { episodes } = this.options;
    const open = new Map(
      (await episodes.listOpen()).map(episode => [keyOf(episode), episode]),
    );
    const present = new Set(concerns.map(keyOf));
    for (const [key, { id }] of open) {
      if (!present.has(key)) {
        await episodes.end(id, now);
      }
    }
    for (const concern of concerns) {
      const { isNews, kind, subject } = concern;
      const episode =
        open.get(keyOf(concern)) ??
        (isNews ? await episodes.begin(kind, subject, now) : undefined);
      if (episode && episode.notifiedAt === undefined) {
        await this.tell(concern, episode, now);
      }
    }
  }

  private async tell({ kind, message }: Concern, { id }: Episode, now: number) {
    const { episodes, logger, notifications, platformTeam } = this.options;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: platformTeam },
        payload: {
          ...message,
          severity: 'normal',
          topic: 'platform-metrics',
          scope: `platform-metrics:${kind}:${id}`,
        },
      });
    } catch (error) {
      // The next run tries again.
      logger.error(`Could not tell: ${message.title}`, toError(error));
      return;
    }
    await episodes.markNotified(id, now);
  }
}

function keyOf({ kind, subject }: Pick<Concern, 'kind' | 'subject'>): string {
  return `${kind} ${subject}`;
}
