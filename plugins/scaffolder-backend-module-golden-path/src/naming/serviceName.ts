/** What a service may be called: it becomes a repository, an image and a host name. */
export const SERVICE_NAME = /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/;

const ACCEPTED =
  '3 to 40 lower-case letters, digits and hyphens, a letter first, no hyphen last';

/** What is wrong with a name, or nothing. */
export function explainInvalidName(name: string): string | undefined {
  if (SERVICE_NAME.test(name)) return undefined;
  return `'${name}' ${findFault(name)}. Accepted: ${ACCEPTED}`;
}

function findFault(name: string): string {
  if (name.length < 3) return 'is too short';
  if (name.length > 40) return `is too long (${name.length} characters)`;
  if (/[A-Z]/.test(name)) return 'has upper-case letters';
  if (!/^[a-z]/.test(name)) return 'does not begin with a letter';
  if (name.endsWith('-')) return 'ends with a hyphen';
  const [odd] = name.match(/[^a-z0-9-]/u) ?? [];
  return `has the character '${odd}'`;
}
