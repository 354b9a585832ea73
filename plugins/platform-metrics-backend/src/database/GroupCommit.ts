/** Beyond, what waits longest is committed first. */
const MAX_ITEMS = 1_000;

interface Waiting<T, R> {
  items: readonly T[];
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Commits together what arrives while a commit is under way: under load, many
 * share the price of one. Who waits alone waits for nobody.
 */
export class GroupCommit<T, R> {
  private waiting: Array<Waiting<T, R>> = [];
  private isCommitting = false;

  constructor(private readonly commit: (items: readonly T[]) => Promise<R>) {}

  /** Resolves once these are committed, all of them; rejects if none is. */
  async add(items: readonly T[]): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, resolve, reject });
      if (!this.isCommitting) {
        void this.commitWaiting();
      }
    });
  }

  private async commitWaiting() {
    this.isCommitting = true;
    while (this.waiting.length > 0) {
      await this.commitGroup(this.takeGroup());
    }
    this.isCommitting = false;
  }

  private takeGroup(): Array<Waiting<T, R>> {
    let size = 0;
    const tooMany = this.waiting.findIndex(({ items }, index) => {
      size += items.length;
      return index > 0 && size > MAX_ITEMS;
    });
    return this.waiting.splice(
      0,
      tooMany === -1 ? this.waiting.length : tooMany,
    );
  }

  private async commitGroup(group: ReadonlyArray<Waiting<T, R>>) {
    try {
      const result = await this.commit(group.flatMap(({ items }) => items));
      group.forEach(({ resolve }) => resolve(result));
    } catch (error) {
      if (group.length === 1) {
        group[0].reject(error);
        return;
      }
      // It may be the fault of one: the others need not fail with it.
      for (const one of group) {
        await this.commitGroup([one]);
      }
    }
  }
}
