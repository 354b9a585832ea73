import { createMockDirectory } from '@backstage/backend-test-utils';
import { assertVariablesAreSet, requiredVariables } from './requiredVariables';

describe('requiredVariables', () => {
  it('finds variables wherever a value may stand', () => {
    expect(
      requiredVariables(`
        plain: \${ONE}
        list: ['\${TWO}', { inner: 'https://\${THREE}:\${ FOUR }/' }]
        block: |
          \${FIVE}
      `),
    ).toEqual(new Set(['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE']));
  });

  it('leaves out what has a fallback, is escaped, or is a comment', () => {
    expect(
      requiredVariables(`
        # the token comes from \${GITHUB_TOKEN}
        fallback: \${ONE:-two}
        optional: \${THREE:-}
        escaped: $\${{ parameters.name }}
        also: $\${FOUR}
      `),
    ).toEqual(new Set());
  });
});

describe('assertVariablesAreSet', () => {
  const directory = createMockDirectory({
    content: {
      'app-config.yaml': 'integrations: { token: "${GITHUB_TOKEN}" }',
      'app-config.production.yaml':
        'database: "${POSTGRES_URL}"\ntoken: "${GITHUB_TOKEN}"',
    },
  });
  const files = [
    directory.resolve('app-config.yaml'),
    directory.resolve('app-config.production.yaml'),
  ];

  it('is content when every variable is set', async () => {
    await expect(
      assertVariablesAreSet(files, { GITHUB_TOKEN: 'a', POSTGRES_URL: 'b' }),
    ).resolves.toBeUndefined();
  });

  it('names all that are missing or blank, each with the file that asks first', async () => {
    await expect(
      assertVariablesAreSet(files, { POSTGRES_URL: ' ' }),
    ).rejects.toThrow(
      [
        'The configuration refers to environment variables that are not set:',
        '  GITHUB_TOKEN  (app-config.yaml)',
        '  POSTGRES_URL  (app-config.production.yaml)',
      ].join('\n'),
    );
  });
});
