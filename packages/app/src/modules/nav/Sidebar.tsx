import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import {
  RiMenuLine,
  RiNotification3Line,
  RiSearchLine,
} from '@remixicon/react';
import { SidebarLogo } from './SidebarLogo';
import { navTranslationRef } from './translation';

/**
 * Only what is listed here is in the sidebar. On a phone, each group becomes
 * one button of the bar at the bottom.
 */
const SidebarContent = ({ navItems }: NavContentComponentProps) => {
  const { t } = useTranslationRef(navTranslationRef);
  const nav = navItems.withComponent(item => (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  ));

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarDivider />
      <SidebarGroup label={t('menu')} icon={<RiMenuLine />}>
        {nav.take('page:home')}
        {nav.take('page:catalog')}
        {nav.take('page:scaffolder')}
        {nav.take('page:techdocs')}
        {nav.take('page:platform-metrics')}
      </SidebarGroup>
      <SidebarGroup label={t('search')} icon={<RiSearchLine />} to="/search">
        {nav.take('page:search')}
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label={t('notifications')}
        icon={<RiNotification3Line />}
        to="/notifications"
      >
        <NotificationsSidebarItem text={t('notifications')} />
      </SidebarGroup>
      <SidebarGroup
        label={t('settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {nav.take('page:user-settings')}
      </SidebarGroup>
    </Sidebar>
  );
};

export const sidebar = NavContentBlueprint.make({
  params: { component: SidebarContent },
});
