import { Suspense, type ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import styles from './charts.module.css';

/**
 * A picture of numbers, named for those who cannot see it: its values are in
 * the table beside it, its clicks on the buttons there.
 */
export const ChartFrame = ({
  label,
  height,
  legend,
  children,
}: {
  label: string;
  height: number;
  legend?: ReactNode;
  children: ReactNode;
}) => (
  <div className={styles.palette}>
    <div role="img" aria-label={label} style={{ height }}>
      <Suspense fallback={<Skeleton width="100%" height={height} />}>
        {children}
      </Suspense>
    </div>
    {legend && <ul className={styles.legend}>{legend}</ul>}
  </div>
);
