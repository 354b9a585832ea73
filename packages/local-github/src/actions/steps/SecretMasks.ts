import { secretForms } from './secretForms';

const MASK = '***';

interface Range {
  start: number;
  end: number;
}

/** The secrets of one job: whatever leaves a step goes through here first. */
export class SecretMasks {
  readonly #forms = new Set<string>();
  #longest = 0;

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) {
      this.add(secret);
    }
  }

  /** Adds a secret; of one with several lines, each line too. Safe to repeat. */
  add(secret: string): void {
    const lines = secret.split(/[\r\n]/).map(line => line.trim());
    for (const value of [secret.trim(), ...lines]) {
      if (value === '') {
        continue;
      }
      for (const form of secretForms(value)) {
        this.#forms.add(form);
        this.#longest = Math.max(this.#longest, form.length);
      }
    }
  }

  mask(text: string): string {
    return this.#replace(text, this.#findSecrets(text));
  }

  /** Whether there is a secret, or a form of one, in the text. */
  isIn(text: string): boolean {
    return this.#findSecrets(text).length > 0;
  }

  /**
   * Masks the beginning of a text whose rest has not come yet: what could
   * still turn out to be the beginning of a secret is left for later.
   */
  maskBeginning(text: string): { masked: string; rest: string } {
    const secrets = this.#findSecrets(text);
    let cut = Math.max(0, text.length - Math.max(0, this.#longest - 1));
    const across = secrets.find(({ start, end }) => start < cut && cut < end);
    cut = across?.end ?? cut;
    return {
      masked: this.#replace(
        text.slice(0, cut),
        secrets.filter(({ end }) => end <= cut),
      ),
      rest: text.slice(cut),
    };
  }

  /** Where secrets are, overlapping and touching ones joined. */
  #findSecrets(text: string): Range[] {
    const found: Range[] = [];
    for (const form of this.#forms) {
      let start = text.indexOf(form);
      while (start >= 0) {
        found.push({ start, end: start + form.length });
        start = text.indexOf(form, start + 1);
      }
    }
    found.sort((one, other) => one.start - other.start);

    const joined: Range[] = [];
    for (const range of found) {
      const last = joined.at(-1);
      if (last && range.start <= last.end) {
        last.end = Math.max(last.end, range.end);
      } else {
        joined.push({ ...range });
      }
    }
    return joined;
  }

  #replace(text: string, ranges: Range[]): string {
    let masked = '';
    let done = 0;
    for (const { start, end } of ranges) {
      masked += text.slice(done, start) + MASK;
      done = end;
    }
    return masked + text.slice(done);
  }
}
