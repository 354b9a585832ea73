/**
 * The forms in which a secret may show up in output: as GitHub's runner
 * derives them (`ValueEncoders.cs`), without those of PowerShell.
 */
export function secretForms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    // Within longer text a secret's base64 depends on where it begins.
    ...[0, 1, 2]
      .filter(shift => shift < bytes.length)
      .map(shift => bytes.subarray(shift).toString('base64')),
    json,
    secret.replaceAll('"', '\\"'),
    secret.replaceAll("'", "''"),
    encodeUri(secret),
    escapeXml(secret),
    ...(secret.length > 8 && /^".*"$/s.test(secret)
      ? [secret.slice(1, -1)]
      : []),
  ];
}

function encodeUri(text: string): string {
  // Half a character, which encodeURIComponent refuses, becomes a whole one.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const XML_ENTITIES = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, found => XML_ENTITIES.get(found) ?? found);
}
