export { startLocalGithub } from './startLocalGithub';
export type { LocalGithub, LocalGithubOptions } from './startLocalGithub';
export { readSeed } from './seed/Seed';
export type { Seed } from './seed/Seed';
