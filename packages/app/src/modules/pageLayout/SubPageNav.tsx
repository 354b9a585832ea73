import type { PageLayoutTab } from '@backstage/frontend-plugin-api';
import { Container, Link } from '@backstage/ui';
import { parsePath, useLocation } from 'react-router-dom';
import styles from './SubPageNav.module.css';

/** The pages of a plugin beside the one that is open: links, since that is what they are. */
export const SubPageNav = ({
  label,
  path,
  tabs,
}: {
  label?: string;
  /** Where relative addresses start. */
  path: string;
  tabs: PageLayoutTab[];
}) => {
  const { pathname } = useLocation();

  return (
    <Container>
      <nav aria-label={label}>
        <ul className={styles.list}>
          {tabs.map(tab => {
            const href = tab.href.startsWith('/')
              ? tab.href
              : `${path}/${tab.href}`;
            // A link may keep what the page's address asks for.
            const { pathname: linked = '' } = parsePath(href);
            const isOpen =
              pathname === linked || pathname.startsWith(`${linked}/`);
            return (
              <li key={tab.id}>
                <Link
                  href={href}
                  standalone
                  color={isOpen ? 'primary' : 'secondary'}
                  aria-current={isOpen ? 'page' : undefined}
                  className={styles.link}
                >
                  {tab.label}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
    </Container>
  );
};
