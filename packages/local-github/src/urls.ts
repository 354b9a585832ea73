import { Account } from './store/AccountStore';
import { Repository } from './store/RepositoryStore';

type Named = { owner: Pick<Account, 'login'>; name: string };

/** Every address that an answer or a page may name, built from the server's own. */
export class Urls {
  readonly base: string;
  readonly host: string;
  readonly port: number;

  constructor(port: number) {
    this.port = port;
    this.host = `localhost:${port}`;
    this.base = `http://${this.host}`;
  }

  /** A REST address, `path` starting with a slash. */
  api(path: string): string {
    return `${this.base}/api/v3${path}`;
  }

  /** A page, `path` starting with a slash. */
  page(path: string): string {
    return `${this.base}${path}`;
  }

  avatar(account: Pick<Account, 'login'>): string {
    return this.page(`/avatars/${encodeURIComponent(account.login)}`);
  }

  repository(repository: Named): string {
    return this.page(`/${repository.owner.login}/${repository.name}`);
  }

  repositoryApi(repository: Named, path = ''): string {
    const { owner, name } = repository;
    return this.api(`/repos/${owner.login}/${name}${path}`);
  }

  clone(repository: Named): string {
    return `${this.repository(repository)}.git`;
  }

  raw(repository: Repository, ref: string, path: string): string {
    const { owner, name } = repository;
    return this.page(
      `/raw/${owner.login}/${name}/${encodePath(ref)}/${encodePath(path)}`,
    );
  }

  /** Where GitHub's own errors point, too. */
  documentation(): string {
    return 'https://docs.github.com/rest';
  }
}

/** Escapes each segment of a path, but not the slashes between them. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
