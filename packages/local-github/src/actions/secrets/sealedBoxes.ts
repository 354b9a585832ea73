import { randomInt } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { SecretKey } from '../../store/SecretStore';

/** A key pair for clients to seal a scope's secrets with. */
export async function generateSecretKey(): Promise<SecretKey> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return {
    // GitHub's are long decimal numbers, too.
    keyId: String(568250167242549700n + BigInt(randomInt(2 ** 47))),
    publicKey: toBase64(publicKey),
    privateKey: toBase64(privateKey),
  };
}

/** Whether a sealed value was sealed with this key, and so can be used one day. */
export async function canOpen(
  key: SecretKey,
  sealed: string,
): Promise<boolean> {
  return (await openSealed(key, sealed)) !== undefined;
}

/** The value; `undefined` where it was sealed for somebody else. */
export async function openSealed(
  { publicKey, privateKey }: SecretKey,
  sealed: string,
): Promise<string | undefined> {
  await sodium.ready;
  try {
    const opened = sodium.crypto_box_seal_open(
      Buffer.from(sealed, 'base64'),
      Buffer.from(publicKey, 'base64'),
      Buffer.from(privateKey, 'base64'),
    );
    return Buffer.from(opened).toString('utf8');
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
