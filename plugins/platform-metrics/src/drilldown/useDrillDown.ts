import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Fact, Metric } from '@internal/plugin-platform-metrics-common';
import { metricDefinitions } from '@internal/plugin-platform-metrics-common';

const KEYS = ['facts', 'week', 'of', 'page', 'fact'] as const;

/** Which facts a person looks into. */
export interface FactsBehind {
  metric: Metric;
  /** One week; absent: the whole range. */
  week?: string;
  /** Entity ref of a squad or service; absent: the whole selection. */
  of?: string;
}

/** A single fact, such as a link can lead to. */
export interface FactReference {
  kind: Fact['kind'];
  id: string;
}

/** What is looked into: in the address, so that links lead to it and "back" leaves it. */
export interface DrillDown {
  behind?: FactsBehind;
  page: number;
  fact?: FactReference;
  showFacts: (behind: FactsBehind) => void;
  showPage: (page: number) => void;
  showFact: (fact: FactReference) => void;
  /** From one fact to the list it is from. */
  showList: () => void;
  close: () => void;
}

export function useDrillDown(): DrillDown {
  const [address, setAddress] = useSearchParams();

  return useMemo(() => {
    const change = (values: Partial<Record<(typeof KEYS)[number], string>>) =>
      setAddress(current => {
        const changed = new URLSearchParams(current);
        for (const [key, value] of Object.entries(values)) {
          if (value === undefined) changed.delete(key);
          else changed.set(key, value);
        }
        return changed;
      });
    const nothing = Object.fromEntries(KEYS.map(key => [key, undefined]));

    return {
      ...readDrillDown(address),
      showFacts: ({ metric, week, of }) =>
        change({ ...nothing, facts: metric, week, of }),
      showPage: page => change({ page: page > 0 ? String(page) : undefined }),
      showFact: ({ kind, id }) => change({ fact: `${kind}/${id}` }),
      showList: () => change({ fact: undefined }),
      close: () => change(nothing),
    };
  }, [address, setAddress]);
}

function readDrillDown(
  address: URLSearchParams,
): Pick<DrillDown, 'behind' | 'fact' | 'page'> {
  const metric = address.get('facts');
  const [kind, id] = address.get('fact')?.split('/') ?? [];
  const page = Number(address.get('page'));
  return {
    ...(isMetric(metric) && {
      behind: {
        metric,
        week: address.get('week') ?? undefined,
        of: address.get('of') ?? undefined,
      },
    }),
    ...(isFactKind(kind) && id && { fact: { kind, id } }),
    page: Number.isInteger(page) && page > 0 ? page : 0,
  };
}

function isMetric(text: string | null): text is Metric {
  return text !== null && Object.hasOwn(metricDefinitions, text);
}

const FACT_KINDS: readonly string[] = [
  'change',
  'deployment',
  'incident',
  'pull-request',
  'repository',
  'support-request',
] satisfies Fact['kind'][];

function isFactKind(text: string | undefined): text is Fact['kind'] {
  return text !== undefined && FACT_KINDS.includes(text);
}
