import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useResolvedPath } from 'react-router-dom';
import { SubPageNav } from './SubPageNav';

export const PageLayout = ({
  title,
  icon,
  noHeader,
  titleLink,
  headerActions,
  tabs = [],
  children,
}: PageLayoutProps) => {
  const { items: breadcrumbs } = useBreadcrumbEntries();
  const path = useResolvedPath('.').pathname.replace(/\/$/, '');

  if (noHeader) {
    return <>{children}</>;
  }

  const page = (
    <>
      <PluginHeader
        title={title}
        icon={icon}
        titleLink={titleLink}
        breadcrumbs={breadcrumbs}
        customActions={headerActions}
      />
      {tabs.length > 0 && <SubPageNav label={title} path={path} tabs={tabs} />}
      {children}
    </>
  );
  return title ? (
    <BreadcrumbEntry entry={{ label: title, href: titleLink ?? (path || '/') }}>
      {page}
    </BreadcrumbEntry>
  ) : (
    page
  );
};
