import { WorkflowJob } from '../../store/WorkflowJobStore';
import { RerunScope } from '../Actions';
import { loadWorkflow } from '../workflow/loadWorkflow';
import { jobsToKeep } from './rerun';

const steps = "runs-on: ubuntu-latest, steps: [{ run: 'true' }]";

const FILES: Record<string, string> = {
  'ci.yml': `
on: push
jobs:
  test: { ${steps}, strategy: { matrix: { n: [1, 2] } } }
  image: { needs: test, ${steps} }
  docs: { ${steps} }
  staging: { needs: image, uses: ./.github/workflows/rollout.yml }
  production: { needs: staging, uses: ./.github/workflows/rollout.yml }
`,
  '.github/workflows/rollout.yml': `
on: workflow_call
jobs:
  check: { ${steps} }
  deploy: { needs: check, ${steps} }
`,
};

/** Keys of the jobs that keep their result, of jobs that ended like this. */
async function kept(
  conclusions: Record<string, WorkflowJob['conclusion']>,
  scope: (rows: Map<string, WorkflowJob>) => RerunScope,
): Promise<string[]> {
  const { workflow } = await loadWorkflow({
    path: 'ci.yml',
    read: async path => FILES[path],
  });
  if (!workflow) {
    throw new Error('The workflow of this test is broken');
  }
  const rows = Object.entries(conclusions).map(
    ([key, conclusion], index) =>
      ({ id: index + 1, key, conclusion }) as WorkflowJob,
  );
  const ids = jobsToKeep(
    workflow,
    rows,
    scope(new Map(rows.map(row => [row.key, row]))),
  );
  return rows.filter(({ id }) => ids.includes(id)).map(({ key }) => key);
}

const all = {
  'test#1': 'success',
  'test#2': 'success',
  image: 'success',
  docs: 'success',
  'staging/check': 'success',
  'staging/deploy': 'success',
  'production/check': 'success',
  'production/deploy': 'success',
} as const;

const job = (key: string) => (rows: Map<string, WorkflowJob>) => ({
  jobs: 'one' as const,
  jobId: rows.get(key)?.id ?? 0,
});

describe('a re-run keeps', () => {
  it('nothing when all is to run again', async () => {
    expect(await kept(all, () => ({ jobs: 'all' }))).toEqual([]);
  });

  it('what succeeded and depends on nothing that failed', async () => {
    const ended = {
      'test#1': 'success',
      'test#2': 'failure',
      image: 'skipped',
      docs: 'success',
      staging: 'skipped',
      production: 'skipped',
    } as const;
    expect(await kept(ended, () => ({ jobs: 'failed' }))).toEqual([
      'test#1',
      'docs',
    ]);
  });

  it('what went before the job that is asked for, over the files of called workflows', async () => {
    expect(await kept(all, job('staging/deploy'))).toEqual([
      'test#1',
      'test#2',
      'image',
      'docs',
      'staging/check',
    ]);
    expect(await kept(all, job('production/check'))).toEqual([
      'test#1',
      'test#2',
      'image',
      'docs',
      'staging/check',
      'staging/deploy',
    ]);
    expect(await kept(all, job('test#1'))).toEqual(['test#2', 'docs']);
  });
});
