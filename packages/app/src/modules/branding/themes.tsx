import {
  createUnifiedTheme,
  genPageTheme,
  pageTheme,
  UnifiedThemeProvider,
} from '@backstage/theme';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { components } from './components';
import { palettes } from './palettes';

const fontFamily = 'system-ui, sans-serif';

/** One calm header for every kind of page, in the sidebar's colours. */
const pageThemes = Object.fromEntries(
  Object.keys(pageTheme).map(id => [
    id,
    genPageTheme({ colors: ['#0e2530', '#0f5e73'], shape: 'none' }),
  ]),
);

const themes = {
  light: createUnifiedTheme({
    palette: palettes.light,
    pageTheme: pageThemes,
    fontFamily,
    components,
  }),
  dark: createUnifiedTheme({
    palette: palettes.dark,
    pageTheme: pageThemes,
    fontFamily,
    components,
  }),
};

/** Replaces the stock light theme; the one used where the system asks for light. */
export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={themes.light} themeName="wheelhouse">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

/** Replaces the stock dark theme; the one used where the system asks for dark. */
export const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={themes.dark} themeName="wheelhouse">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});
