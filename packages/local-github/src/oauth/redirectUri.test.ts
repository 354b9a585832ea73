import { isAllowedRedirect } from './redirectUri';

const CALLBACK = 'http://localhost:7007/api/auth/github/handler/frame';

describe('isAllowedRedirect', () => {
  it.each([
    CALLBACK,
    `${CALLBACK}/deeper`,
    `${CALLBACK}?with=query`,
    'http://sub.localhost:7007/api/auth/github/handler/frame',
  ])('lets %s pass', uri => {
    expect(isAllowedRedirect(CALLBACK, uri)).toBe(true);
  });

  it.each([
    'http://localhost:7007/api/auth/github',
    'http://localhost:7007/api/auth/github/handler/frames',
    'http://localhost:7007/api/auth/github/handler/frame/../../x',
    'http://localhost:7008/api/auth/github/handler/frame',
    'https://localhost:7007/api/auth/github/handler/frame',
    'http://evillocalhost:7007/api/auth/github/handler/frame',
    'http://localhost:7007@evil.example/api/auth/github/handler/frame',
    'http://a:b@localhost:7007/api/auth/github/handler/frame',
    'data:text/html,boo',
    'nonsense',
  ])('refuses %s', uri => {
    expect(isAllowedRedirect(CALLBACK, uri)).toBe(false);
  });

  it('lets a loopback address choose its port', () => {
    expect(
      isAllowedRedirect('http://127.0.0.1/done', 'http://127.0.0.1:49152/done'),
    ).toBe(true);
  });
});
