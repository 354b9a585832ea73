import { randomInt } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { SecretKey } from '../store/SecretStore';

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
  { publicKey, privateKey }: SecretKey,
  sealed: string,
): Promise<boolean> {
  await sodium.ready;
  try {
    sodium.crypto_box_seal_open(
      Buffer.from(sealed, 'base64'),
      Buffer.from(publicKey, 'base64'),
      Buffer.from(privateKey, 'base64'),
    );
    return true;
  } catch {
    return false;
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
