/** Axes write as the text around them does, in either theme. */
export const axisText = {
  fill: 'var(--bui-fg-secondary)',
  fontSize: 'var(--bui-font-size-2)',
};

/** Text of a mark, on one line however narrow its axis. */
export const unbroken = (text: string) => text.replace(/ /g, '\u00a0');
