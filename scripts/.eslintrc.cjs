module.exports = {
  root: true,
  extends: ['@spotify/eslint-config-base', 'prettier'],
  plugins: ['import'],
  env: { node: true, es2022: true },
  parserOptions: { ecmaVersion: 2022, sourceType: 'module' },
  rules: {
    'import/no-unresolved': 'error',
    'import/newline-after-import': 'error',
  },
};
