import { Random } from './Random';

/** What a squad is like; instants are weeks after the demonstration's first. */
export interface DemonstrationSquad {
  name: string;
  title: string;
  system: string;
  /** Its first service by the golden path; absent: none yet. */
  adoptionWeek?: number;
  /** Production deployments of a service in a week before and after. */
  tempo: { before: number; after: number };
  /** Share of deployments that fail before and after. */
  failures: { before: number; after: number };
  /** Median lead time of a change before and after, in hours. */
  leadTimeHours: { before: number; after: number };
  /** Support requests in a week before and after. */
  support: { before: number; after: number };
  /** Asks more and more of late. */
  isStruggling: boolean;
  /** Has neither services nor questions yet. */
  isJustFounded: boolean;
  services: DemonstrationService[];
}

export interface DemonstrationService {
  name: string;
  /** `owner/name` of no repository that exists. */
  repository: string;
  /** Absent: older than what is known. */
  creationWeek?: number;
  isGoldenPath: boolean;
  /** Was created and never deployed. */
  isWaiting: boolean;
}

export const DEMONSTRATION_WEEKS = 52;
export const DEMONSTRATION_OWNER = 'larkspur-demonstration';

const systems: Record<string, string[]> = {
  Shop: [
    'Assortment',
    'Basket',
    'Checkout',
    'Gift Cards',
    'Landing Pages',
    'Prices',
    'Product Pages',
    'Reviews',
  ],
  Search: ['Indexing', 'Ranking', 'Recommendations', 'Suggestions'],
  Customers: ['Accounts', 'Consent', 'Loyalty', 'Messages', 'Subscriptions'],
  Money: ['Accounting', 'Fraud', 'Invoices', 'Refunds', 'Taxes'],
  Delivery: ['Carriers', 'Customs', 'Parcels', 'Returns', 'Routes', 'Tracking'],
  Warehouse: ['Picking', 'Receiving', 'Replenishment', 'Stock'],
  Suppliers: ['Contracts', 'Onboarding', 'Orders', 'Quality'],
  Data: ['Events', 'Experiments', 'Forecasts', 'Reports'],
};

/** What a demonstration has to show is not left to chance. */
const struggling = ['Checkout', 'Fraud', 'Tracking'];
const justFounded = ['Customs', 'Gift Cards'];

const parts = ['api', 'worker', 'admin', 'gateway', 'jobs', 'sync', 'export'];

/** The forty squads that are invented, always the same. */
export function demonstrationSquads(): DemonstrationSquad[] {
  return Object.entries(systems).flatMap(([system, titles]) =>
    titles.map(title => inventSquad(title, system)),
  );
}

function inventSquad(title: string, system: string): DemonstrationSquad {
  const name = title.toLowerCase().replace(/ /g, '-');
  const random = new Random('squad', name);
  const isJustFounded = justFounded.includes(title);
  const adoptionWeek = random.happens(0.85)
    ? Math.floor(random.between(14, 48))
    : undefined;
  const tempo = random.between(0.3, 1.4);
  const failures = random.between(0.1, 0.25);
  const leadTime = random.between(20, 120);
  const support = random.between(1, 3.5);
  return {
    name,
    title,
    system,
    adoptionWeek,
    tempo: { before: tempo, after: tempo * random.between(1.6, 4) },
    failures: { before: failures, after: failures * random.between(0.3, 0.9) },
    leadTimeHours: {
      before: leadTime,
      after: leadTime * random.between(0.08, 0.4),
    },
    support: { before: support, after: support * random.between(0.3, 0.8) },
    isStruggling: struggling.includes(title),
    isJustFounded,
    services: isJustFounded ? [] : inventServices(name, adoptionWeek, random),
  };
}

function inventServices(
  squad: string,
  adoptionWeek: number | undefined,
  random: Random,
): DemonstrationService[] {
  const count = 2 + Math.floor(random.next() * 4);
  return parts.slice(0, count).map((part, index) => {
    const isOld = index === 0 || random.happens(0.35);
    const creationWeek = isOld
      ? undefined
      : Math.floor(random.between(2, DEMONSTRATION_WEEKS));
    const isGoldenPath =
      creationWeek !== undefined &&
      adoptionWeek !== undefined &&
      creationWeek >= adoptionWeek;
    return {
      name: `${squad}-${part}`,
      repository: `${DEMONSTRATION_OWNER}/${squad}-${part}`,
      creationWeek,
      isGoldenPath,
      isWaiting:
        creationWeek !== undefined &&
        creationWeek >= DEMONSTRATION_WEEKS - 6 &&
        random.happens(0.35),
    };
  });
}
