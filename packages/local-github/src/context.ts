import { Actions } from './actions/Actions';
import { ServiceDirectory } from './actions/environments/ServiceDirectory';
import { Clock } from './clock';
import { DomainEvents } from './events';
import { GitStorage } from './git/GitStorage';
import { Store } from './store/Store';
import { Urls } from './urls';
import { Webhooks } from './webhooks/Webhooks';

/** What there is before anything here happens by itself. */
export interface BaseContext {
  store: Store;
  git: GitStorage;
  urls: Urls;
  clock: Clock;
  events: DomainEvents;
  /** Tells the person who runs the server; never secrets. */
  log(line: string): void;
}

/** What every room of the local GitHub works with. */
export interface Context extends BaseContext {
  webhooks: Webhooks;
  actions: Actions;
  /** What is deployed to this machine; absent where nothing is. */
  services?: ServiceDirectory;
}
