import { useId } from 'react';
import type { RendererProps } from '@backstage/plugin-home-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import styles from './HomeCard.module.css';

/** How every widget of the start page is framed. */
export const HomeCard = ({ title, Content, Actions }: RendererProps) => {
  const titleId = useId();

  return (
    <section aria-labelledby={titleId}>
      <Card>
        <CardHeader className={styles.header}>
          <Text id={titleId} as="h2" variant="body-large" weight="bold">
            {title}
          </Text>
          {Actions && <Actions />}
        </CardHeader>
        <CardBody>
          <Content />
        </CardBody>
      </Card>
    </section>
  );
};
