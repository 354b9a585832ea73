/** What tokens and passwords look like wherever they turn up in a message. */
const SECRETS: Array<[pattern: RegExp, replacement: string]> = [
  [/\b(?:gh[a-z]_|github_pat_|xox[a-z]-|xapp-)[\w-]+/g, '***'],
  [/\b(Bearer|Basic|token)\s+[\w.~+/=-]{8,}/gi, '$1 ***'],
  [/:\/\/[^\s/@]+@/g, '://***@'],
  [/([?&](?:access_token|client_secret|token|key)=)[^\s&#]+/gi, '$1***'],
];

/** A message fit for everyone who is signed in. */
export function withoutSecrets(message: string): string {
  return SECRETS.reduce(
    (text, [pattern, replacement]) => text.replace(pattern, replacement),
    message,
  );
}
