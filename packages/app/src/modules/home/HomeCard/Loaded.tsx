import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton } from '@backstage/ui';
import { homeTranslationRef } from '../translation';

export interface Loadable<T> {
  value?: T;
  error?: Error;
  retry: () => void;
}

/** Draws a value, or that it is still on its way, or why it did not come. */
export function Loaded<T>({
  from: { value, error, retry },
  rows,
  children,
}: {
  from: Loadable<T>;
  /** How many rows are expected: the skeleton has as many. */
  rows: number;
  children: (value: T) => ReactNode;
}) {
  const { t } = useTranslationRef(homeTranslationRef);

  if (error) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('failure.title')}
        description={error.message}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('failure.retry')}
          </Button>
        }
      />
    );
  }
  if (value === undefined) {
    return (
      <Flex direction="column" gap="4" role="status" aria-busy="true">
        {Array.from({ length: rows }, (_, row) => (
          <Flex key={row} direction="column" gap="2">
            <Skeleton width="40%" height={16} />
            <Skeleton width="80%" height={12} />
          </Flex>
        ))}
      </Flex>
    );
  }
  return <>{children(value)}</>;
}
