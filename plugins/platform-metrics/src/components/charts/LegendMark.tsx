/** The mark of a legend's entry, drawn as in the chart. */
export const LegendMark = ({
  color,
  dash,
  kind,
}: {
  color: string;
  dash?: string;
  kind: 'dot' | 'hatched' | 'line';
}) => (
  <svg width="20" height="10" aria-hidden="true">
    {kind === 'line' && (
      <line
        x1="0"
        x2="20"
        y1="5"
        y2="5"
        stroke={color}
        strokeWidth="2"
        strokeDasharray={dash}
      />
    )}
    {kind === 'dot' && <circle cx="10" cy="5" r="4" fill={color} />}
    {kind === 'hatched' && (
      <>
        <rect
          x="4"
          y="0.5"
          width="12"
          height="9"
          fill="none"
          stroke={color}
          strokeWidth="1"
        />
        <path d="M4 9.5 L13 0.5 M10 9.5 L16 3.5" stroke={color} />
      </>
    )}
  </svg>
);
