import { palettes as backstage } from '@backstage/theme';

/** Deep water and brass: the same in both themes, as the sidebar always is. */
const navigation = {
  background: '#0e2530',
  color: '#b4c5ce',
  selectedColor: '#ffffff',
  indicator: '#e8b44a',
  navItem: { hoverBackground: '#1b3a48' },
  submenu: { background: '#16303d' },
};

/**
 * Wheelhouse's colours for Material UI, which computes with them and so cannot
 * read the CSS tokens in tokens.css. What both define must be equal.
 */
export const palettes = {
  light: {
    ...backstage.light,
    background: { default: '#f3f6f8', paper: '#ffffff' },
    text: { primary: '#13212b', secondary: '#51626f', disabled: '#8b99a3' },
    primary: { main: '#0f5e73', dark: '#0b4d5f', contrastText: '#ffffff' },
    secondary: { main: '#8a5200', contrastText: '#ffffff' },
    error: { main: '#b3261e' },
    warning: { main: '#8a5200' },
    info: { main: '#0d5cab' },
    success: { main: '#15703a' },
    divider: '#d9e1e6',
    status: {
      ok: '#15703a',
      warning: '#8a5200',
      error: '#b3261e',
      running: '#0d5cab',
      pending: '#51626f',
      aborted: '#51626f',
    },
    border: '#d9e1e6',
    textContrast: '#13212b',
    textSubtle: '#51626f',
    textVerySubtle: '#d9e1e6',
    link: '#0f5e73',
    linkHover: '#0b4d5f',
    navigation,
    tabbar: { indicator: '#0f5e73' },
  },
  dark: {
    ...backstage.dark,
    background: { default: '#0c151b', paper: '#142029' },
    text: { primary: '#e8eff3', secondary: '#a9bac4', disabled: '#6c7e89' },
    primary: { main: '#6cc4da', dark: '#8fd4e6', contrastText: '#06202a' },
    secondary: { main: '#f0b051', contrastText: '#241700' },
    error: { main: '#ff9088' },
    warning: { main: '#f0b051' },
    info: { main: '#7fbcff' },
    success: { main: '#55cc83' },
    divider: '#2a3b46',
    status: {
      ok: '#55cc83',
      warning: '#f0b051',
      error: '#ff9088',
      running: '#7fbcff',
      pending: '#a9bac4',
      aborted: '#a9bac4',
    },
    border: '#2a3b46',
    textContrast: '#e8eff3',
    textSubtle: '#a9bac4',
    textVerySubtle: '#2a3b46',
    highlight: '#3a3416',
    link: '#6cc4da',
    linkHover: '#8fd4e6',
    navigation: { ...navigation, background: '#0a1a23' },
    tabbar: { indicator: '#6cc4da' },
  },
};
