import type { Freshness } from '@internal/plugin-platform-metrics-common';
import { RiErrorWarningLine } from '@remixicon/react';
import { useSourceNotices } from '../SourceNotices';
import styles from './Wall.module.css';

/** What the shared screen must say of the facts, in a few words. */
export const WallNotices = ({
  freshness,
  now,
}: {
  freshness: Freshness;
  now: number;
}) => {
  const { notices } = useSourceNotices(freshness, now);
  if (notices.length === 0) return null;

  return (
    <p className={styles.notices} role="status">
      <RiErrorWarningLine aria-hidden="true" />
      {notices.map(({ title }) => title).join(' · ')}
    </p>
  );
};
