import { createMockDirectory } from '@backstage/backend-test-utils';
import { FileWorkspaceProvider } from './FileWorkspaceProvider';

describe('FileWorkspaceProvider', () => {
  const directory = createMockDirectory();
  const kept = () => directory.content({ path: 'kept' });

  beforeEach(() => {
    directory.setContent({
      workspace: { 'README.md': '# Quotes', src: { 'main.ts': 'serve();' } },
      resumed: {},
    });
  });

  const aProvider = () =>
    FileWorkspaceProvider.create({ directory: directory.resolve('kept') });

  const save = (provider: FileWorkspaceProvider) =>
    provider.serializeWorkspace({
      taskId: 'task-1',
      path: directory.resolve('workspace'),
    });

  const resume = (provider: FileWorkspaceProvider) =>
    provider.rehydrateWorkspace({
      taskId: 'task-1',
      targetPath: directory.resolve('resumed'),
    });

  it('gives a task its files back, in another process', async () => {
    await save(await aProvider());

    await resume(await aProvider());

    expect(directory.content({ path: 'resumed' })).toEqual({
      'README.md': '# Quotes',
      src: { 'main.ts': 'serve();' },
    });
  });

  it('keeps the latest, and nothing half-written', async () => {
    const provider = await aProvider();
    await save(provider);
    directory.addContent({ 'workspace/README.md': '# Quotes, edited' });
    await save(provider);

    await resume(provider);

    expect(Object.keys(kept() ?? {})).toEqual(['task-1.tar']);
    expect(directory.content({ path: 'resumed' })).toMatchObject({
      'README.md': '# Quotes, edited',
    });
  });

  it('leaves the workspace of a task that has just begun alone', async () => {
    await resume(await aProvider());

    expect(directory.content({ path: 'resumed' })).toEqual({});
  });

  it('forgets a task that is done', async () => {
    const provider = await aProvider();
    await save(provider);

    await provider.cleanWorkspace({ taskId: 'task-1' });
    await provider.cleanWorkspace({ taskId: 'task-1' });

    expect(kept()).toEqual({});
  });

  it('stays inside its directory', async () => {
    const provider = await aProvider();

    await expect(
      provider.cleanWorkspace({ taskId: '../../workspace' }),
    ).rejects.toThrow('not allowed to refer to a directory outside');
  });
});
