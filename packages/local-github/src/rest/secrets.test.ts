import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers';
import { TestGithub } from '../__testUtils__/testGithub';

const WHERE = { owner: 'acme', repo: 'shop' };
const STAGING = { ...WHERE, environment_name: 'staging' };
const VALUE = 'correct horse battery staple';

async function sealed(value: string, key: string): Promise<string> {
  await sodium.ready;
  return sodium.to_base64(
    sodium.crypto_box_seal(value, Buffer.from(key, 'base64')),
    sodium.base64_variants.ORIGINAL,
  );
}

describe('secrets', () => {
  let github: TestGithub;

  beforeEach(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await repos.createOrUpdateEnvironment(STAGING);
  });

  afterEach(() => github.remove());

  async function setEnvironmentSecret(name: string) {
    const { actions } = github.octokit().rest;
    const { data: key } = await actions.getEnvironmentPublicKey(STAGING);
    return actions.createOrUpdateEnvironmentSecret({
      ...STAGING,
      secret_name: name,
      key_id: key.key_id,
      encrypted_value: await sealed(VALUE, key.key),
    });
  }

  it('are taken sealed, and no answer gives the value out', async () => {
    const { actions } = github.octokit().rest;

    expect((await setEnvironmentSecret('token')).status).toBe(201);
    expect((await setEnvironmentSecret('TOKEN')).status).toBe(204);

    const { data } = await actions.getEnvironmentSecret({
      ...STAGING,
      secret_name: 'TOKEN',
    });
    expect(Object.keys(data).sort()).toEqual([
      'created_at',
      'name',
      'updated_at',
    ]);
    const list = await actions.listEnvironmentSecrets(STAGING);
    expect(list.data.secrets).toMatchObject([{ name: 'TOKEN' }]);
  });

  it('are not in the database in clear', async () => {
    await setEnvironmentSecret('TOKEN');
    await github.restart();
    const database = await readFile(join(github.dataDir, 'github.sqlite'));
    expect(database.includes(VALUE)).toBe(false);
  });

  it('have one public key per scope, which lasts', async () => {
    const { actions } = github.octokit().rest;
    const first = await actions.getRepoPublicKey(WHERE);
    const ofEnvironment = await actions.getEnvironmentPublicKey(STAGING);
    await github.restart();
    const again = await actions.getRepoPublicKey(WHERE);

    expect(again.data).toEqual(first.data);
    expect(ofEnvironment.data.key).not.toBe(first.data.key);
  });

  it('are refused when they are sealed with another key', async () => {
    const { actions } = github.octokit().rest;
    const { data: key } = await actions.getRepoPublicKey(WHERE);
    const { data: other } = await actions.getEnvironmentPublicKey(STAGING);
    const secret = { ...WHERE, secret_name: 'TOKEN' };

    await expect(
      actions.createOrUpdateRepoSecret({
        ...secret,
        key_id: key.key_id,
        encrypted_value: await sealed(VALUE, other.key),
      }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      actions.createOrUpdateRepoSecret({
        ...secret,
        key_id: other.key_id,
        encrypted_value: await sealed(VALUE, key.key),
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('are removed', async () => {
    const { actions } = github.octokit().rest;
    await setEnvironmentSecret('TOKEN');
    const secret = { ...STAGING, secret_name: 'TOKEN' };
    await actions.deleteEnvironmentSecret(secret);
    await expect(actions.getEnvironmentSecret(secret)).rejects.toMatchObject({
      status: 404,
    });
  });
});
