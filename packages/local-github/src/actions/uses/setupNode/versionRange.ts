import { validRange } from 'semver';

/** The release lines with long-term support, by GitHub's and nvm's names for them. */
const LTS_MAJORS = new Map([
  ['argon', 4],
  ['boron', 6],
  ['carbon', 8],
  ['dubnium', 10],
  ['erbium', 12],
  ['fermium', 14],
  ['gallium', 16],
  ['hydrogen', 18],
  ['iron', 20],
  ['jod', 22],
  ['krypton', 24],
]);

const NEWEST = new Set(['latest', 'current', 'node']);

export interface VersionRange {
  /** For semver. */
  range: string;
  /** Only the newest there is will do, wherever it has to come from. */
  isNewest: boolean;
}

/** Reads a version as setup-node takes it: `24`, `v22.1.0`, `>=20`, `lts/*`, `latest`. */
export function versionRange(version: string): VersionRange {
  if (NEWEST.has(version)) {
    return { range: '*', isNewest: true };
  }
  const alias = /^lts\/(.*)$/i.exec(version)?.[1].toLowerCase();
  const range = alias === undefined ? version : ltsRange(alias);
  const isPrerelease = /-(nightly|v8-canary|rc|test)/.test(version);
  if (range === undefined || isPrerelease || validRange(range) === null) {
    throw new Error(
      `The Node version '${version}' is not supported locally: give a release or a range of releases, such as 24, >=22.4 or lts/*`,
    );
  }
  return { range, isNewest: false };
}

/** `*` is the newest line, `-1` the one before it, a name the one of that name. */
function ltsRange(alias: string): string | undefined {
  const majors = [...LTS_MAJORS.values()];
  const back = alias === '*' ? 0 : Number(alias);
  const major = back <= 0 ? majors.at(-1 + back) : LTS_MAJORS.get(alias);
  return major?.toString();
}
