import { Contract, type Exchange } from './Contract';

const contract = Contract.load();

function anExchange(exchange: Partial<Exchange>): Exchange {
  return {
    method: 'GET',
    path: '/repos/larkspur/checkout/topics',
    status: 200,
    contentType: 'application/json',
    responseBody: { names: [] },
    ...exchange,
  };
}

describe('Contract', () => {
  it('accepts an answer that GitHub could give', () => {
    expect(contract.violations(anExchange({}))).toEqual([]);
  });

  it('names operation and JSON path of a mismatch', () => {
    expect(
      contract.violations(anExchange({ responseBody: { names: [1] } })),
    ).toEqual([
      'GET /repos/{owner}/{repo}/topics: 200 /names/0 must be string {"type":"string"}',
    ]);
  });

  it('refuses a status that is not declared', () => {
    expect(contract.violations(anExchange({ status: 202 }))).toEqual([
      'GET /repos/{owner}/{repo}/topics: status 202 is not declared',
    ]);
  });

  it('lets an accepted request body be no worse than GitHub takes', () => {
    expect(
      contract.violations(
        anExchange({ method: 'PUT', requestBody: { topics: ['go'] } }),
      ),
    ).toEqual([
      expect.stringContaining(
        "accepted request body / must have required property 'names'",
      ),
    ]);
  });

  it('does not mind a wrong request body that is refused', () => {
    expect(
      contract.violations(
        anExchange({
          method: 'PUT',
          requestBody: {},
          status: 422,
          responseBody: { message: 'Invalid request.', documentation_url: 'x' },
        }),
      ),
    ).toEqual([]);
  });

  it('asks for JSON where JSON is declared', () => {
    expect(
      contract.violations(
        anExchange({ contentType: 'text/html', responseBody: undefined }),
      ),
    ).toEqual([expect.stringContaining('200 is text/html, not JSON')]);
  });

  it('knows a reference whose name has slashes', () => {
    expect(
      contract.find('GET', '/repos/larkspur/checkout/git/ref/heads/a/b')?.name,
    ).toBe('GET /repos/{owner}/{repo}/git/ref/{ref}');
    expect(
      contract.find('GET', '/repos/larkspur/checkout/branches/a%2Fb/protection')
        ?.name,
    ).toBe('GET /repos/{owner}/{repo}/branches/{branch}/protection');
  });

  it('takes null where a field is nullable and nowhere else', () => {
    const owner = { status: 200, path: '/user/orgs' };
    const [missing] = contract.violations(
      anExchange({ ...owner, responseBody: [{ login: null }] }),
    );
    expect(missing).toContain('GET /user/orgs');
    expect(
      contract
        .violations(
          anExchange({ ...owner, responseBody: [{ description: null }] }),
        )
        .filter(violation => violation.includes('/0/description')),
    ).toEqual([]);
  });

  it('compiles every schema of every operation', () => {
    for (const { name, declared } of contract.operations) {
      const [method, template] = name.split(' ');
      const path = template.replaceAll(/[{}]/g, '');
      for (const status of Object.keys(declared.responses)) {
        const exchange = {
          method,
          path,
          status: Number(status),
          requestBody: {},
        };
        expect(() => contract.violations(anExchange(exchange))).not.toThrow();
      }
    }
  });
});
