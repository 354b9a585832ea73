import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import styles from './PageCard.module.css';

/** A card of the page: what it shows, and what can be done with that. */
export const PageCard = ({
  title,
  definition,
  actions,
  children,
}: {
  title: string;
  /** Beside the title. */
  definition?: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}) => (
  <Card className={styles.card} role="region" aria-label={title}>
    <CardHeader>
      <div className={styles.header}>
        <Flex align="center" gap="1">
          <Text as="h3" variant="title-x-small" weight="bold">
            {title}
          </Text>
          {definition}
        </Flex>
        <Flex align="center" gap="2">
          {actions}
        </Flex>
      </div>
    </CardHeader>
    <CardBody>{children}</CardBody>
  </Card>
);
