import { Knex } from 'knex';
import { User } from './AccountStore';
import { Label, toLabel } from './LabelStore';

/** What carries labels and assignees: a number of a repository. */
interface Place {
  repositoryId: number;
  number: number;
}

/** GitHub's colour for a label that comes into being by being used. */
const DEFAULT_COLOR = 'ededed';

/** The labels and assignees of issues and pull requests. */
export class IssueMarkStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async listLabels({ repositoryId, number }: Place): Promise<Label[]> {
    const rows = await this.#db('issueLabels')
      .join('labels', 'labels.id', 'issueLabels.labelId')
      .where({ 'issueLabels.repositoryId': repositoryId, number })
      .orderBy('issueLabels.rowid')
      .select('labels.*');
    return rows.map(toLabel);
  }

  /** Puts a label on, and makes it first where the repository lacks it. */
  async addLabel(
    { repositoryId, number }: Place,
    name: string,
  ): Promise<Label> {
    return this.#db.transaction(async tx => {
      await tx('labels')
        .insert({ repositoryId, name, color: DEFAULT_COLOR })
        .onConflict(['repositoryId', 'name'])
        .ignore();
      const label = await tx('labels').where({ repositoryId, name }).first();
      await tx('issueLabels')
        .insert({ repositoryId, number, labelId: label.id })
        .onConflict(['repositoryId', 'number', 'labelId'])
        .ignore();
      return toLabel(label);
    });
  }

  async removeLabel(
    { repositoryId, number }: Place,
    label: Label,
  ): Promise<void> {
    await this.#db('issueLabels')
      .where({ repositoryId, number, labelId: label.id })
      .delete();
  }

  async listAssignees({ repositoryId, number }: Place): Promise<User[]> {
    const rows = await this.#db('issueAssignees')
      .join('accounts', 'accounts.id', 'issueAssignees.userId')
      .where({ repositoryId, number })
      .orderBy('issueAssignees.rowid')
      .select('accounts.*');
    return rows.map(row => ({ ...row, siteAdmin: Boolean(row.siteAdmin) }));
  }

  async assign({ repositoryId, number }: Place, userId: number): Promise<void> {
    await this.#db('issueAssignees')
      .insert({ repositoryId, number, userId })
      .onConflict(['repositoryId', 'number', 'userId'])
      .ignore();
  }

  async unassign(
    { repositoryId, number }: Place,
    userId: number,
  ): Promise<void> {
    await this.#db('issueAssignees')
      .where({ repositoryId, number, userId })
      .delete();
  }
}
