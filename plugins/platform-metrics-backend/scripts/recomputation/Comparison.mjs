/** Counts what is compared, and keeps what differs. */
export class Comparison {
  compared = 0;
  differences = [];

  /** Whatever is expected is in what is answered; what is expected to be absent, is. */
  equal(where, expected, answered) {
    if (expected !== null && typeof expected === 'object') {
      for (const [name, value] of Object.entries(expected)) {
        this.equal(`${where}, ${name}`, value, answered?.[name]);
      }
      if (Array.isArray(expected)) {
        this.equal(`${where}, length`, expected.length, answered?.length);
      }
      return;
    }
    this.compared += 1;
    if (expected !== answered) {
      this.differences.push(
        `${where}: ${expected} recomputed, ${answered} answered`,
      );
    }
  }

  /** Of what a row of facts says by itself: `[recomputed, said]` by name. */
  row = (where, values) => {
    for (const [name, [recomputed, said]] of Object.entries(values)) {
      this.equal(`${where}, ${name}`, recomputed, said);
    }
  };

  toString() {
    return `${this.compared} numbers compared, ${this.differences.length} differ\n${this.differences
      .slice(0, 20)
      .map(difference => `${difference}\n`)
      .join('')}`;
  }
}
