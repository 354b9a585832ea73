import { ActionsScope } from '../../store/ActionsScope';
import { openSealed } from '../secrets/sealedBoxes';
import { callSecrets } from '../workflow/inputs';
import { EngineContext } from './EngineContext';
import { FileScope } from './FileScope';

type Stores = Pick<EngineContext, 'store'>;

/** Variables of the repository, and those of a job's environment over them. */
export async function readVariables(
  { store }: Stores,
  scopes: ActionsScope[],
): Promise<Record<string, string>> {
  const lists = await Promise.all(
    scopes.map(scope => store.variables.list(scope)),
  );
  return Object.fromEntries(
    lists.flat().map(({ name, value }) => [name, value]),
  );
}

/** Secrets of the repository, and those of a job's environment over them. */
export async function readSecrets(
  { store }: Stores,
  scopes: ActionsScope[],
): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const scope of scopes) {
    for (const sealed of await store.secrets.listSealed(scope)) {
      const key = await store.secrets.findKey(scope);
      const value = key && (await openSealed(key, sealed.encryptedValue));
      if (value !== undefined) {
        secrets[sealed.name] = value;
      }
    }
  }
  return secrets;
}

/**
 * The secrets that a file's jobs see: all of the repository's, or, in a called
 * workflow, those that its caller hands on. An environment's come on top.
 */
export async function secretsFor(
  scope: FileScope,
  ofRepository: Record<string, string>,
): Promise<Record<string, string>> {
  if (!scope.caller) {
    return ofRepository;
  }
  const { job, contexts, scope: callerScope } = scope.caller;
  const secrets = await secretsFor(callerScope, ofRepository);
  return callSecrets(job, { contexts: { ...contexts, secrets } });
}
