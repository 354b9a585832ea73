import { encodePath } from '../../urls';

/** GitHub's own addresses, below a repository's page. */
export function pullsPath(home: string, state: 'open' | 'closed' = 'open') {
  return state === 'open' ? `${home}/pulls` : `${home}/pulls?state=closed`;
}

export function pullPath(home: string, { number }: { number: number }): string {
  return `${home}/pull/${number}`;
}

export function comparePath(home: string, base: string, head: string): string {
  return `${home}/compare/${encodePath(base)}...${encodePath(head)}`;
}
