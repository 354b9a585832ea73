import { FakeService } from '../__testUtils__/FakeService';
import { HealthProbe } from './HealthProbe';

let service: FakeService;
beforeEach(async () => {
  service = await FakeService.start();
});
afterEach(() => service.stop());

const aProbe = (
  { privateHosts = ['127.0.0.1', 'localhost'], path = '/readyz' } = {},
  timeoutMs?: number,
) => new HealthProbe({ privateHosts, path }, timeoutMs);

describe('HealthProbe', () => {
  it('asks below the address, without what else it holds', async () => {
    const { port } = new URL(service.url);

    await aProbe().check(`http://user:secret@127.0.0.1:${port}/api?x=1#y`);

    expect(service.requests).toEqual([{ path: '/api/readyz' }]);
  });

  it('follows no redirect', async () => {
    service.status = 302;

    await expect(aProbe().check(service.url)).resolves.toMatchObject({
      status: 'unhealthy',
    });
    expect(service.requests).toHaveLength(1);
  });

  it('gives up on a service that stays silent', async () => {
    service.isSilent = true;

    await expect(aProbe({}, 200).check(service.url)).resolves.toMatchObject({
      status: 'unreachable',
      detail: 'The service did not answer in time',
    });
  });

  it('says that nothing listens', async () => {
    const { url } = service;
    await service.stop();

    await expect(aProbe().check(url)).resolves.toMatchObject({
      status: 'unreachable',
      detail: 'The service refused the connection',
    });
  });

  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://0x7f000001',
    'http://10.1.2.3',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00::1]',
  ])('leaves %s alone, which nobody named', async address => {
    const probe = aProbe({ privateHosts: ['*.internal.example'] });

    await expect(probe.check(address)).resolves.toMatchObject({
      status: 'unchecked',
      detail: expect.stringContaining('serviceDeployments.health.privateHosts'),
    });
  });

  it('asks a host in a private network that was named by its suffix', async () => {
    const { port } = new URL(service.url);
    const probe = aProbe({ privateHosts: ['*.localhost'] });

    await expect(
      probe.check(`http://orders.localhost:${port}`),
    ).resolves.not.toMatchObject({ status: 'unchecked' });
  });
});
