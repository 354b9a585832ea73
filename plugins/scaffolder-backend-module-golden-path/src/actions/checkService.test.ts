import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';
import type { TestTask } from '../__testUtils__/TestTask';

jest.setTimeout(20_000);

const CHECK = 'golden-path:service:check';

let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start();
});
afterAll(() => bench?.stop());
afterEach(() => bench.faults.mend());

function asked(changes: Record<string, string> = {}) {
  const { name = 'orders', owner, ...rest } = changes;
  return {
    repoUrl: bench.repoUrl(name, owner),
    description: 'Takes orders',
    squad: 'group:default/payments',
    ...rest,
  };
}

const check = (changes?: Record<string, string>, task = bench.task()) =>
  task.run(CHECK, asked(changes));

const refusal = (
  changes: Record<string, string>,
  task: TestTask = bench.task(),
) => task.failure(CHECK, asked(changes));

describe('golden-path:service:check', () => {
  it('passes on what the later steps need', async () => {
    await expect(check({ system: 'checkout' })).resolves.toEqual({
      repoUrl: bench.repoUrl('orders'),
      repositoryUrl: expect.stringMatching(/^http:.*\/larkspur\/orders$/),
      slug: 'larkspur/orders',
      description: 'Takes orders',
      maintainers: ['larkspur/payments'],
    });
  });

  it("names the squad's members where GitHub has no team for it", async () => {
    const task = bench.task('user:default/aiko-sato');
    const { maintainers } = await check({ squad: 'storefront' }, task);
    expect(maintainers).toEqual(['aiko-sato']);
  });

  it('puts the description on one line', async () => {
    const { description } = await check({
      description: ' one\n\ttwo\u2028three\u0000four ',
    });
    expect(description).toBe('one two three four');
  });

  it.each([
    ['in', 'is too short'],
    ['a'.repeat(41), 'is too long (41 characters)'],
    ['Orders', 'has upper-case letters'],
    ['2nd-order', 'does not begin with a letter'],
    ['orders-', 'ends with a hyphen'],
    ['orders_api', "has the character '_'"],
  ])('refuses the name %s', async (name, reason) => {
    await expect(refusal({ name })).resolves.toMatch(
      `Name: '${name}' ${reason}. Accepted: 3 to 40`,
    );
  });

  it('refuses a name that the catalog has', async () => {
    await expect(refusal({ name: 'payment-gateway' })).resolves.toMatch(
      "Name: 'payment-gateway' is taken: the catalog has a service of that name, owned by payments",
    );
  });

  it('refuses a name that GitHub has', async () => {
    await bench.taskWithRepository('invoices');
    await expect(refusal({ name: 'invoices' })).resolves.toMatch(
      /Name: 'invoices' is taken: http\S+\/larkspur\/invoices exists/,
    );
  });

  it('refuses while GitHub does not answer, and says so', async () => {
    bench.faults.add({
      repository: 'orders',
      request: /^GET/,
      when: 'before',
      how: { status: 500, body: { message: 'down' } },
    });
    await expect(refusal({})).resolves.toMatch(/Name: .* does not answer/);
  });

  it('refuses an owner that is not allowed', async () => {
    await expect(refusal({ owner: 'noor-visitor' })).resolves.toMatch(
      "GitHub owner: 'noor-visitor' is not allowed. Accepted: larkspur, portal-bot, priya-raman",
    );
  });

  it("refuses another person's account, where GitHub would use the portal's own", async () => {
    await expect(refusal({ owner: 'priya-raman' })).resolves.toMatch(
      "GitHub owner: 'priya-raman' is another person's account",
    );
  });

  it("takes the portal's own account", async () => {
    await expect(check({ owner: 'portal-bot' })).resolves.toMatchObject({
      slug: 'portal-bot/orders',
    });
  });

  it("refuses a squad that is not one's own", async () => {
    await expect(refusal({ squad: 'storefront' })).resolves.toMatch(
      'Owning squad: user:default/priya-raman is no member of group:default/storefront. Accepted: group:default/payments',
    );
  });

  it('refuses a squad that does not exist', async () => {
    await expect(refusal({ squad: 'nobody' })).resolves.toMatch(
      'Owning squad: the catalog has no group:default/nobody. Accepted: group:default/payments',
    );
  });

  it('refuses people whom the catalog does not know, and says what to do', async () => {
    const task = bench.task('user:default/noor-visitor');
    await expect(refusal({}, task)).resolves.toMatch(
      'user:default/noor-visitor is not in the catalog, and therefore in no squad. Ask the platform team',
    );
  });

  it('lets the platform team create for every squad', async () => {
    const task = bench.task('user:default/maya-okafor');
    await expect(check({ squad: 'storefront' }, task)).resolves.toBeDefined();
  });

  it('refuses a system that does not exist', async () => {
    await expect(refusal({ system: 'nowhere' })).resolves.toMatch(
      'System: the catalog has no system:default/nowhere',
    );
  });

  it('names everything that is wrong at once, and that nothing was created', async () => {
    const message = await refusal({
      name: 'NO',
      squad: 'storefront',
      description: ' ',
    });
    expect(message.split('\n')).toEqual([
      'InputError: Nothing was created.',
      expect.stringContaining('Name: '),
      expect.stringContaining('Description: '),
      expect.stringContaining('Owning squad: '),
    ]);
  });

  it('stands once passed: a step that runs again does not trip over its own repository', async () => {
    const task = bench.task();
    await check({ name: 'refunds' }, task);
    await bench.taskWithRepository('refunds');

    await expect(check({ name: 'refunds' }, task)).resolves.toBeDefined();
  });
});
