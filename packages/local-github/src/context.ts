import { Clock } from './clock';
import { DomainEvents } from './events';
import { GitStorage } from './git/GitStorage';
import { Store } from './store/Store';
import { Urls } from './urls';
import { Webhooks } from './webhooks/Webhooks';

/** What every room of the local GitHub works with. */
export interface Context {
  store: Store;
  git: GitStorage;
  urls: Urls;
  clock: Clock;
  events: DomainEvents;
  webhooks: Webhooks;
  /** Tells the person who runs the server; never secrets. */
  log(line: string): void;
}
