import {
  aLineOf,
  deploymentsOf,
  failuresOf,
} from '../../__testUtils__/aHistory';

describe('incident', () => {
  const changes = aLineOf('a', 'b', 'c');
  const deployments = deploymentsOf('a', 'c');

  it('shows that the deployment it names failed', () => {
    expect(
      failuresOf({
        deployments,
        incidents: [{ id: 'i', openedAt: 5, causedBy: { deployment: 'd1' } }],
      }),
    ).toEqual({ d1: ['incident i'] });
  });

  it('shows by a sha that the deployment of that sha failed, or the one that brought it', () => {
    expect(
      failuresOf({
        changes,
        deployments,
        incidents: [
          { id: 'i', openedAt: 25, causedBy: { sha: 'c' } },
          { id: 'j', openedAt: 26, causedBy: { sha: 'b' } },
        ],
      }),
    ).toEqual({ d2: ['incident i', 'incident j'] });
  });

  it('means by a sha the latest deployment of it that had finished', () => {
    const repeated = deploymentsOf('b', 'a', 'b', 'b');
    const causedBy = { sha: 'b' };
    expect(
      failuresOf(
        {
          changes,
          deployments: repeated,
          incidents: [
            { id: 'i', openedAt: 30, causedBy },
            { id: 'too early', openedAt: 9, causedBy },
          ],
        },
        { without: 'rollback' },
      ),
    ).toEqual({ d3: ['incident i'] });
  });

  it('means by a sha the one that first brought it where that is the latest', () => {
    expect(
      failuresOf(
        {
          changes,
          deployments: deploymentsOf('b', 'a'),
          incidents: [{ id: 'i', openedAt: 30, causedBy: { sha: 'a' } }],
        },
        { without: 'rollback' },
      ),
    ).toEqual({ d2: ['incident i'] });
    expect(
      failuresOf(
        {
          changes,
          deployments: deploymentsOf('b', 'a'),
          incidents: [{ id: 'i', openedAt: 15, causedBy: { sha: 'a' } }],
        },
        { without: 'rollback' },
      ),
    ).toEqual({ d1: ['incident i'] });
  });

  it('may name its cause by an abbreviated sha', () => {
    const sha = 'a'.repeat(40);
    expect(
      failuresOf({
        changes: aLineOf(sha),
        deployments: deploymentsOf(sha),
        incidents: [{ id: 'i', openedAt: 15, causedBy: { sha: 'aaaaaaa' } }],
      }),
    ).toEqual({ d1: ['incident i'] });
  });

  it('goes by the sha where the deployment is not known', () => {
    expect(
      failuresOf({
        deployments,
        incidents: [
          {
            id: 'i',
            openedAt: 30,
            causedBy: { deployment: 'elsewhere', sha: 'a' },
          },
        ],
      }),
    ).toEqual({ d1: ['incident i'] });
  });

  it('shows nothing when it names no cause', () => {
    expect(
      failuresOf({ deployments, incidents: [{ id: 'i', openedAt: 15 }] }),
    ).toEqual({});
  });

  it('can be switched off', () => {
    expect(
      failuresOf(
        {
          deployments,
          incidents: [{ id: 'i', openedAt: 5, causedBy: { deployment: 'd1' } }],
        },
        { without: 'incident' },
      ),
    ).toEqual({});
  });
});
