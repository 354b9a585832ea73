import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';

let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start();
});
afterAll(() => bench?.stop());
afterEach(() => bench.faults.mend());

describe('check-service-name', () => {
  const check = (name: string, owner?: string) =>
    bench.invoke('check-service-name', owner ? { name, owner } : { name });

  it('says that a name is free', async () => {
    await expect(check('orders')).resolves.toEqual({
      status: 'free',
      message: "'orders' is free",
    });
  });

  it('says what is wrong with a name', async () => {
    await expect(check('Orders')).resolves.toMatchObject({ status: 'invalid' });
  });

  it('says that the catalog has the name', async () => {
    await expect(check('payment-gateway')).resolves.toMatchObject({
      status: 'taken',
    });
  });

  it('says that the chosen owner has such a repository', async () => {
    await bench.taskWithRepository('invoices');
    await expect(check('invoices', 'larkspur')).resolves.toMatchObject({
      status: 'taken',
    });
    await expect(check('invoices', 'portal-bot')).resolves.toMatchObject({
      status: 'free',
    });
  });

  it('looks into no repositories but those of allowed owners', async () => {
    await expect(check('orders', 'noor-visitor')).resolves.toEqual({
      status: 'invalid',
      message:
        "'noor-visitor' is not allowed as owner. Accepted: larkspur, portal-bot, priya-raman",
    });
  });

  it('says that it does not know while GitHub is down', async () => {
    bench.faults.add({
      repository: 'orders',
      request: /^GET/,
      when: 'before',
      how: { status: 500, body: { message: 'down' } },
    });
    await expect(check('orders')).resolves.toMatchObject({
      status: 'unchecked',
    });
  });
});

describe('list-service-choices', () => {
  it("lists the allowed owners, and the user's own squads", async () => {
    await expect(
      bench.invoke('list-service-choices', {}),
    ).resolves.toMatchObject({
      owners: ['larkspur', 'portal-bot', 'priya-raman'],
      squads: [{ entityRef: 'group:default/payments', title: 'payments' }],
    });
  });

  it('lists every squad to the platform team', async () => {
    await expect(
      bench.invoke('list-service-choices', {}, 'user:default/maya-okafor'),
    ).resolves.toMatchObject({
      squads: [
        { entityRef: 'group:default/payments' },
        { entityRef: 'group:default/platform' },
        { entityRef: 'group:default/storefront' },
      ],
    });
  });

  it('lists no squad to people whom the catalog does not know', async () => {
    await expect(
      bench.invoke('list-service-choices', {}, 'user:default/noor-visitor'),
    ).resolves.toMatchObject({ squads: [] });
  });
});
