/** Axes write as the text around them does, in either theme. */
export const axisText = {
  fill: 'var(--bui-fg-secondary)',
  fontSize: 'var(--bui-font-size-2)',
};
