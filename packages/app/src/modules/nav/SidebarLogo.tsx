import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Wheel } from '../branding';

const useStyles = makeStyles(theme => ({
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    width: '100%',
    height: sidebarConfig.drawerWidthClosed,
    paddingLeft: (sidebarConfig.drawerWidthClosed - 28) / 2,
    color: theme.palette.navigation.indicator,
  },
  name: {
    color: theme.palette.navigation.selectedColor,
    fontSize: theme.typography.pxToRem(18),
    fontWeight: 600,
    letterSpacing: '0.01em',
  },
}));

export const SidebarLogo = () => {
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('app.title');
  const { isOpen } = useSidebarOpenState();

  return (
    <Link to="/" underline="none" className={classes.link} aria-label={title}>
      <Wheel />
      {isOpen && <span className={classes.name}>{title}</span>}
    </Link>
  );
};
