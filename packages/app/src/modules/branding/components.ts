import { defaultComponentThemes } from '@backstage/theme';
import type { UnifiedThemeOptions } from '@backstage/theme';

/** Where a stock Material UI component reads badly, and only there. */
export const components: UnifiedThemeOptions['components'] = {
  MuiTableCell: {
    styleOverrides: {
      ...defaultComponentThemes?.MuiTableCell?.styleOverrides,
      root: ({ theme }) => ({
        // Names break between words, not within: a table too wide scrolls.
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        overflow: 'hidden',
        verticalAlign: 'middle',
        lineHeight: 1.3,
        padding: theme.spacing(1.5, 1.5, 1.5, 2.5),
        borderBottom: 0,
      }),
    },
  },
  MuiBottomNavigationAction: {
    // Four buttons fit the width of a phone.
    styleOverrides: { root: { minWidth: 0 } },
  },
  // The size of running text in @backstage/ui.
  MuiTypography: { styleOverrides: { body1: { fontSize: '0.875rem' } } },
  MuiListItemText: {
    styleOverrides: {
      ...defaultComponentThemes?.MuiListItemText?.styleOverrides,
      primary: { fontSize: '0.875rem' },
    },
  },
  MuiButton: {
    styleOverrides: {
      ...defaultComponentThemes?.MuiButton?.styleOverrides,
      root: { textTransform: 'none', fontWeight: 600 },
    },
  },
};
