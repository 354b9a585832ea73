export interface Credentials {
  /** The user name of Basic authentication. */
  login?: string;
  token: string;
}

/**
 * Accepts what GitHub accepts: `token T`, `Bearer T`, and Basic with the token
 * as password (git clients) or as user name (`https://T@host/`).
 */
export function readCredentials(header: string): Credentials | undefined {
  const [scheme, value = ''] = header.trim().split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case 'token':
    case 'bearer':
      return value ? { token: value } : undefined;
    case 'basic': {
      const decoded = Buffer.from(value, 'base64').toString('utf8');
      const colon = decoded.indexOf(':');
      const login = colon < 0 ? decoded : decoded.slice(0, colon);
      const password = colon < 0 ? '' : decoded.slice(colon + 1);
      if (password && password !== 'x-oauth-basic') {
        return { login, token: password };
      }
      return login ? { token: login } : undefined;
    }
    default:
      return undefined;
  }
}
