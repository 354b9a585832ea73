import type { ReactNode } from 'react';
import styles from './RuledList.module.css';

/** @public */
export interface RuledListProps {
  'aria-label'?: string;
  /** One `RuledItem` for each row. */
  children: ReactNode;
}

/**
 * Rows of a card, with a rule between each two.
 *
 * @public
 */
export const RuledList = ({ children, ...props }: RuledListProps) => (
  <ul {...props} className={styles.list}>
    {children}
  </ul>
);

/** @public */
export interface RuledItemProps {
  'aria-label'?: string;
  /** Lays out what is in the row. */
  className?: string;
  children: ReactNode;
}

/**
 * A row of a `RuledList`.
 *
 * @public
 */
export const RuledItem = ({
  className,
  children,
  ...props
}: RuledItemProps) => (
  <li
    {...props}
    className={className ? `${styles.item} ${className}` : styles.item}
  >
    {children}
  </li>
);
