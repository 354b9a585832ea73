import type { ReactNode } from 'react';
import { Container, Text } from '@backstage/ui';
import styles from './UpkeepPage.module.css';

/** A page of what people keep themselves: what it is, what can be done, and the table. */
export const UpkeepPage = ({
  title,
  about,
  actions,
  children,
}: {
  title: string;
  about: string;
  actions: ReactNode;
  children: ReactNode;
}) => (
  <Container className={styles.page}>
    <div className={styles.header}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {title}
      </Text>
      <div className={styles.actions}>{actions}</div>
    </div>
    <Text as="p" color="secondary" className={styles.about}>
      {about}
    </Text>
    {children}
  </Container>
);
