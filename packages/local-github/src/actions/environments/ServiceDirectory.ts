import { LocalService } from './LocalService';

/** What pages and the API ask about the services on this machine. */
export interface ServiceDirectory {
  /** Of one repository, by name of environment; those where something was deployed. */
  list(repositoryId: number): Promise<LocalService[]>;
  find(
    repositoryId: number,
    environment: string,
  ): Promise<LocalService | undefined>;
  /** Stops the service and forgets its releases; the environment is gone. */
  remove(repositoryId: number, environment: string): Promise<void>;
}
