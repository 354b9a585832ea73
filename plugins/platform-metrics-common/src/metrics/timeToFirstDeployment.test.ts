import { aReport, now } from '../__testUtils__/aReport';
import {
  isWaiting,
  timeToFirstDeployment,
  timeToFirstDeploymentMs,
  waitedMs,
  type ServiceStart,
} from './timeToFirstDeployment';

const MINUTE = 60 * 1000;
const created = Date.UTC(2026, 10, 3);

/** A service created in the week of 2026-11-02, deployed after so many minutes. */
function aService(minutes?: number, rest: ServiceStart = {}): ServiceStart {
  return {
    createdAt: created,
    ...(minutes !== undefined && {
      firstDeployedAt: created + minutes * MINUTE,
    }),
    ...rest,
  };
}

describe('time to first deployment', () => {
  it('is the median over the services that were created in the range and deployed', () => {
    expect(
      timeToFirstDeployment(
        [
          aService(4),
          aService(8),
          aService(30),
          aService(),
          aService(1, { createdAt: Date.UTC(2026, 9, 18) }),
          { createdAt: Date.UTC(2026, 9, 1), firstDeployedAt: now },
        ],
        aReport(),
      ),
    ).toMatchObject({
      value: 8 * MINUTE,
      sampleSize: 3,
      target: 10 * MINUTE,
      withinTarget: { count: 2, of: 4 },
      waiting: 1,
    });
  });

  it('counts what was created from the start of the range to right before its end', () => {
    const { start, end } = aReport().period;
    const sampleOf = (createdAt: number) =>
      timeToFirstDeployment(
        [{ createdAt, firstDeployedAt: createdAt }],
        aReport(),
      ).sampleSize;
    expect([start - 1, start, end - 1, end].map(sampleOf)).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('is in the week of the creation', () => {
    const lastWeek = { createdAt: now - 8 * 24 * 60 * MINUTE };
    const { weekly } = timeToFirstDeployment(
      [
        aService(4),
        aService(8),
        { ...lastWeek, firstDeployedAt: lastWeek.createdAt + 5 },
      ],
      aReport(),
    );
    expect(weekly.map(({ value, sampleSize }) => [value, sampleSize])).toEqual([
      [undefined, 0],
      [undefined, 0],
      [6 * MINUTE, 2],
      [undefined, 0],
      [5, 1],
      [undefined, 0],
    ]);
  });

  it('holds a service to its target from the time on that it should have deployed', () => {
    const young = { createdAt: now - 10 * MINUTE };
    const old = { createdAt: now - 10 * MINUTE - 1 };
    const just = { ...young, firstDeployedAt: now };
    const shareOf = (service: ServiceStart) =>
      timeToFirstDeployment([service], aReport()).withinTarget;
    expect(shareOf(young)).toEqual({ count: 0, of: 0 });
    expect(shareOf(old)).toEqual({ count: 0, of: 1 });
    expect(shareOf(just)).toEqual({ count: 1, of: 1 });
    expect(shareOf({ ...old, firstDeployedAt: now })).toEqual({
      count: 0,
      of: 1,
    });
  });

  it('lists what waits, from before the range as well, until it is archived', () => {
    const services = [
      aService(undefined, { createdAt: Date.UTC(2026, 0, 1) }),
      aService(),
      aService(undefined, { archivedAt: created + MINUTE }),
    ];
    expect(timeToFirstDeployment(services, aReport()).waiting).toBe(2);
    expect(services.map(service => waitedMs(service, now))).toEqual([
      now - Date.UTC(2026, 0, 1),
      now - created,
      MINUTE,
    ]);
    expect(isWaiting(services[2], created)).toBe(true);
    expect(isWaiting(services[2], now)).toBe(false);
  });

  it('is not known of a service that is older than what is known of it', () => {
    const service = aService(4, { historySince: created + 1 });
    expect(timeToFirstDeploymentMs(service)).toBeUndefined();
    expect(
      waitedMs({ ...service, firstDeployedAt: undefined }, now),
    ).toBeUndefined();
    expect(timeToFirstDeployment([service], aReport())).toMatchObject({
      sampleSize: 0,
      withinTarget: { count: 0, of: 0 },
      waiting: 0,
    });
    expect(
      timeToFirstDeploymentMs(aService(4, { historySince: created })),
    ).toBe(4 * MINUTE);
  });

  it('is never negative, and absent where the creation is not known', () => {
    expect(timeToFirstDeploymentMs(aService(-1))).toBe(0);
    expect(timeToFirstDeploymentMs({ firstDeployedAt: now })).toBeUndefined();
    expect(waitedMs({}, now)).toBeUndefined();
  });
});
