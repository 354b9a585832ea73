import { parseScopes, withoutGranted } from './scopes';

describe('parseScopes', () => {
  it('reads scopes separated by spaces or commas', () => {
    expect(parseScopes('repo read:user')).toEqual(['repo', 'read:user']);
    expect(parseScopes('repo,read:user')).toEqual(['repo', 'read:user']);
  });

  it('passes over what another scope includes, and what GitHub does not know', () => {
    expect(parseScopes('user user:email gist sudo')).toEqual(['user', 'gist']);
  });

  it('finds nothing in nothing', () => {
    expect(parseScopes('')).toEqual([]);
  });
});

describe('withoutGranted', () => {
  it('leaves only what nobody agreed to yet', () => {
    expect(withoutGranted(['read:user', 'repo'], ['user'])).toEqual(['repo']);
  });
});
