import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

/** What GitHub's branch protection API lets one ask for. */
export interface BranchRules {
  requiredStatusChecks: { strict: boolean; contexts: string[] } | null;
  enforceAdmins: boolean;
  requiredReviews: {
    approvingReviewCount: number;
    dismissStaleReviews: boolean;
    requireCodeOwnerReviews: boolean;
    requireLastPushApproval: boolean;
    dismissalRestrictions: Actors | null;
    bypassAllowances: Actors | null;
  } | null;
  /** Who may push at all; `null` is everybody with write access. */
  restrictions: Actors | null;
  requireLinearHistory: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  blockCreations: boolean;
  requireConversationResolution: boolean;
  requireSignatures: boolean;
  lockBranch: boolean;
  allowForkSyncing: boolean;
}

/** Users by login, teams and apps by slug. */
export interface Actors {
  users: string[];
  teams: string[];
  apps: string[];
}

export interface BranchProtection {
  id: number;
  repositoryId: number;
  branch: string;
  rules: BranchRules;
  createdAt: string;
  updatedAt: string;
}

export class BranchProtectionStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async set(
    repositoryId: number,
    branch: string,
    rules: BranchRules,
  ): Promise<BranchProtection> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('branchProtections')
      .insert({
        repositoryId,
        branch,
        rules: JSON.stringify(rules),
        createdAt: now,
        updatedAt: now,
      })
      .onConflict(['repositoryId', 'branch'])
      .merge(['rules', 'updatedAt'])
      .returning('*');
    return toBranchProtection(row);
  }

  async find(
    repositoryId: number,
    branch: string,
  ): Promise<BranchProtection | undefined> {
    const row = await this.#db('branchProtections')
      .where({ repositoryId, branch })
      .first();
    return row && toBranchProtection(row);
  }

  async list(repositoryId: number): Promise<BranchProtection[]> {
    const rows = await this.#db('branchProtections')
      .where({ repositoryId })
      .orderBy('id');
    return rows.map(toBranchProtection);
  }

  async remove(repositoryId: number, branch: string): Promise<void> {
    await this.#db('branchProtections')
      .where({ repositoryId, branch })
      .delete();
  }
}

function toBranchProtection(row: Record<string, any>): BranchProtection {
  return { ...(row as BranchProtection), rules: JSON.parse(row.rules) };
}
