import { Context } from '../context';
import { ApiError, validationFailed } from '../http/ApiError';
import { isSameName } from '../isSameName';
import { User } from '../store/AccountStore';
import { Label } from '../store/LabelStore';
import { Repository } from '../store/RepositoryStore';

type Needed = Pick<Context, 'store' | 'events'>;
type Words = Pick<Label, 'name' | 'color' | 'description'>;

/** Gives a repository another label. */
export async function createLabel(
  context: Needed,
  repository: Repository,
  sender: User,
  words: Words,
): Promise<Label> {
  const created = await context.store.labels.create({
    repositoryId: repository.id,
    ...words,
  });
  if (!created) {
    throw nameIsTaken();
  }
  await context.events.publish({
    type: 'label.created',
    repository,
    sender,
    repositoryLabel: created,
  });
  return created;
}

/** Changes a label, and thereby all that carries it. */
export async function editLabel(
  context: Needed,
  repository: Repository,
  before: Label,
  sender: User,
  words: Partial<Words>,
): Promise<Label> {
  const wanted = { ...before, ...words };
  const isRenamed = !isSameName(wanted.name, before.name);
  const { labels } = context.store;
  if (isRenamed && (await labels.find(repository.id, wanted.name))) {
    throw nameIsTaken();
  }
  const { name, color, description } = wanted;
  const changes = {
    ...(name !== before.name && { name: { from: before.name } }),
    ...(color !== before.color && { color: { from: before.color } }),
    ...(description !== before.description && {
      description: { from: before.description ?? '' },
    }),
  };
  if (Object.keys(changes).length === 0) {
    return before;
  }
  const after = await labels.update(before, {
    name,
    color,
    description,
  });
  await context.events.publish({
    type: 'label.edited',
    repository,
    sender,
    repositoryLabel: after,
    changes,
  });
  return after;
}

export async function deleteLabel(
  context: Needed,
  repository: Repository,
  label: Label,
  sender: User,
): Promise<void> {
  await context.store.labels.remove(label);
  await context.events.publish({
    type: 'label.deleted',
    repository,
    sender,
    repositoryLabel: label,
  });
}

function nameIsTaken(): ApiError {
  return validationFailed({
    resource: 'Label',
    field: 'name',
    code: 'already_exists',
  });
}
