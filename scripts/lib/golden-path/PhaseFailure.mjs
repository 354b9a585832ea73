/** Why a phase failed, with the log of what failed in it. */
export class PhaseFailure extends Error {
  constructor(message, log) {
    super(message);
    this.log = log;
  }
}
