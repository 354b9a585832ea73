import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './charts.module.css';

/** What a mark of a chart stands for. */
export const ChartTooltip = ({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}) => (
  <div className={styles.tooltip}>
    <Text variant="body-small" weight="bold">
      {title}
    </Text>
    <Text variant="body-small">{children}</Text>
  </div>
);
