import { localReturnTo } from './returnTo';

describe('localReturnTo', () => {
  it('keeps a path with its query', () => {
    expect(localReturnTo('/login/oauth/authorize?a=b&c=d')).toBe(
      '/login/oauth/authorize?a=b&c=d',
    );
  });

  it.each([
    undefined,
    '',
    'https://evil.example/',
    '//evil.example/x',
    '/\\evil.example',
    'data:text/html,boo',
  ])('leads %s nowhere but home', asked => {
    expect(localReturnTo(asked)).toBe('/');
  });

  it('does not become another host by its leading slashes', () => {
    expect(localReturnTo('/.//evil.example')).toBe('/evil.example');
  });
});
