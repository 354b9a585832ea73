import { timingSafeEqual } from 'node:crypto';
import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { hashSecret } from './hash';

export interface OAuthApp {
  id: number;
  clientId: string;
  name: string;
  /** Where authorization may return to: this address or one below it. */
  callbackUrl: string;
  createdAt: string;
}

export interface AuthorizationCode {
  appId: number;
  userId: number;
  scopes: string[];
  redirectUri: string;
  /** PKCE challenge (S256), when the app sent one. */
  codeChallenge: string | null;
}

/** OAuth Apps, what users agreed to, and the codes on their way to a token. */
export class OAuthStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Registers the app, or brings a registered one up to date. */
  async registerApp(app: {
    clientId: string;
    clientSecret: string;
    name: string;
    callbackUrl: string;
  }): Promise<OAuthApp> {
    const { clientSecret, ...fields } = app;
    const [row] = await this.#db('oauthApps')
      .insert({
        ...fields,
        clientSecretHash: hashSecret(clientSecret),
        createdAt: toTimestamp(this.#clock()),
      })
      .onConflict('clientId')
      .merge(['clientSecretHash', 'name', 'callbackUrl'])
      .returning('*');
    return toOAuthApp(row);
  }

  async findApp(clientId: string): Promise<OAuthApp | undefined> {
    const row = await this.#db('oauthApps').where({ clientId }).first();
    return row && toOAuthApp(row);
  }

  async hasSecret(app: OAuthApp, clientSecret: string): Promise<boolean> {
    const row = await this.#db('oauthApps').where({ id: app.id }).first();
    return timingSafeEqual(
      Buffer.from(row.clientSecretHash),
      Buffer.from(hashSecret(clientSecret)),
    );
  }

  async grantedScopes(
    appId: number,
    userId: number,
  ): Promise<string[] | undefined> {
    const row = await this.#db('oauthGrants').where({ appId, userId }).first();
    return row?.scopes.split(' ').filter(Boolean);
  }

  async grant(appId: number, userId: number, scopes: string[]): Promise<void> {
    await this.#db('oauthGrants')
      .insert({ appId, userId, scopes: scopes.join(' ') })
      .onConflict(['appId', 'userId'])
      .merge();
  }

  async addCode(
    code: string,
    { scopes, ...fields }: AuthorizationCode,
    expiresAt: Date,
  ): Promise<void> {
    await this.#db('authorizationCodes').insert({
      ...fields,
      codeHash: hashSecret(code),
      scopes: scopes.join(' '),
      expiresAt: toTimestamp(expiresAt),
    });
  }

  /** Redeems a code: it works once, and only before it expires. */
  async takeCode(code: string): Promise<AuthorizationCode | undefined> {
    const row = await this.#db.transaction(async tx => {
      const codes = tx('authorizationCodes').where({
        codeHash: hashSecret(code),
      });
      const found = await codes.clone().first();
      await codes.clone().delete();
      return found;
    });
    if (!row || Date.parse(row.expiresAt) <= this.#clock().getTime()) {
      return undefined;
    }
    return {
      appId: row.appId,
      userId: row.userId,
      scopes: row.scopes.split(' ').filter(Boolean),
      redirectUri: row.redirectUri,
      codeChallenge: row.codeChallenge,
    };
  }
}

function toOAuthApp(row: Record<string, any>): OAuthApp {
  const { id, clientId, name, callbackUrl, createdAt } = row;
  return { id, clientId, name, callbackUrl, createdAt };
}
