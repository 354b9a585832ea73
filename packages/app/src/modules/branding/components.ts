import { defaultComponentThemes } from '@backstage/theme';
import type {
  BackstagePaletteAdditions,
  UnifiedThemeOptions,
} from '@backstage/theme';

type Components = NonNullable<UnifiedThemeOptions['components']>;

const stock: Components = defaultComponentThemes ?? {};

/** Where a stock Material UI component reads badly, and only there. */
const materialUi: Components = {
  MuiTableCell: {
    styleOverrides: {
      ...stock.MuiTableCell?.styleOverrides,
      root: ({ theme }) => ({
        // Names break between words, not within: a table too wide scrolls.
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        overflow: 'hidden',
        verticalAlign: 'middle',
        lineHeight: 1.3,
        padding: theme.spacing(1.5, 1, 1.5, 2.5),
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
      ...stock.MuiListItemText?.styleOverrides,
      primary: { fontSize: '0.875rem' },
    },
  },
  MuiButton: {
    styleOverrides: {
      ...stock.MuiButton?.styleOverrides,
      root: { textTransform: 'none', fontWeight: 600 },
    },
  },
  // The scaffolder's has no name of its own.
  MuiCircularProgress: { defaultProps: { 'aria-label': 'Loading' } },
  MuiLinearProgress: { defaultProps: { 'aria-label': 'Progress' } },
};

type Palette = { theme: { palette: BackstagePaletteAdditions } };

/** The log of a task in the colours of the theme: the stock ones are too pale. */
const logColors = {
  lineNumber: ({ theme }: Palette) => ({ color: theme.palette.textSubtle }),
  modifierForegroundRed: ({ theme }: Palette) => ({
    color: theme.palette.status.error,
  }),
  modifierForegroundGreen: ({ theme }: Palette) => ({
    color: theme.palette.status.ok,
  }),
  modifierForegroundYellow: ({ theme }: Palette) => ({
    color: theme.palette.status.warning,
  }),
  modifierForegroundBlue: ({ theme }: Palette) => ({
    color: theme.palette.status.running,
  }),
  modifierForegroundCyan: ({ theme }: Palette) => ({
    color: theme.palette.link,
  }),
  modifierForegroundGrey: ({ theme }: Palette) => ({
    color: theme.palette.textSubtle,
  }),
};

/** The lists beside a table that narrow it down: without the box around, their words fit. */
const listPicker = {
  root: { backgroundColor: 'transparent' },
  title: { marginLeft: 0 },
  groupWrapper: { marginLeft: 0, marginRight: 0 },
};

const tableHeader = {
  header: ({ theme }: Palette) => ({
    borderTopColor: theme.palette.border,
    borderBottomColor: theme.palette.border,
  }),
};

const backstage = {
  BackstageLogViewer: { styleOverrides: logColors },
  BackstageTableHeader: { styleOverrides: tableHeader },
  CatalogReactUserListPicker: { styleOverrides: listPicker },
  ScaffolderReactOwnerListPicker: { styleOverrides: listPicker },
};

export const components: Components = { ...materialUi, ...backstage };
