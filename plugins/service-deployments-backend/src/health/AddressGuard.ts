import { lookup as lookUpName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Said of an address that the portal may not ask. */
export class ForbiddenAddressError extends Error {}

const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateNetworks.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateNetworks.addSubnet(network, prefix, 'ipv6');
}

/**
 * Lets requests out to public addresses, and to those hosts in private networks
 * that are named. The decision falls on the address that is connected to, so a
 * name that resolves differently a moment later changes nothing.
 */
export class AddressGuard {
  constructor(
    private readonly privateHosts: string[],
    private readonly resolve: LookupFunction = lookUpName,
  ) {}

  /** How to look the host up, or an error where it may not be asked. */
  admit({ hostname }: URL): { lookup: LookupFunction } {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (this.privateHosts.some(pattern => matches(pattern, host))) {
      return { lookup: this.resolve };
    }
    if (isIP(host)) {
      // Never looked up, so decided here.
      this.requirePublic(host, host);
    }
    return {
      lookup: (name, options, callback) => {
        this.resolve(name, { ...options, all: true }, (error, found) => {
          if (error) {
            callback(error, '');
            return;
          }
          const addresses = Array.isArray(found) ? found : [];
          try {
            for (const { address } of addresses) {
              this.requirePublic(address, host);
            }
          } catch (forbidden) {
            callback(forbidden as ForbiddenAddressError, '');
            return;
          }
          if (options.all) {
            callback(null, addresses);
          } else {
            callback(null, addresses[0].address, addresses[0].family);
          }
        });
      },
    };
  }

  private requirePublic(address: string, host: string) {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (privateNetworks.check(address, family)) {
      throw new ForbiddenAddressError(
        `${host} is in a private network: to have its health checked, the platform team adds it to serviceDeployments.health.privateHosts`,
      );
    }
  }
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.')
    ? host.endsWith(pattern.slice(1))
    : host === pattern;
}
