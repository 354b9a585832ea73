/** Answers younger than this are given again; who asks meanwhile shares the asking. */
export class RecentAnswers<T> {
  private readonly answers = new Map<
    string,
    { answer: Promise<T>; askedAt: number }
  >();

  constructor(
    private readonly keptMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string, ask: () => Promise<T>): Promise<T> {
    this.forgetOld();
    const known = this.answers.get(key);
    if (known) {
      return known.answer;
    }
    const answer = ask();
    this.answers.set(key, { answer, askedAt: this.now() });
    // A failure is told to who asked, and asked anew by the next.
    answer.catch(() => this.answers.delete(key));
    return answer;
  }

  private forgetOld() {
    const oldest = this.now() - this.keptMs;
    for (const [key, { askedAt }] of this.answers) {
      if (askedAt <= oldest) {
        this.answers.delete(key);
      }
    }
  }
}
