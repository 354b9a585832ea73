import type { DotItemDotProps } from 'recharts';

/** A week of a line: what one clicks; that of the running week, which is not over, is hollow. */
export const LineDot = ({
  dot: { cx, cy },
  color,
  isRunning,
  label,
  onClick,
}: {
  dot: DotItemDotProps;
  color: string;
  isRunning: boolean;
  label?: string;
  onClick: () => void;
}) => {
  if (cx === undefined || cy === undefined || cy === null) return null;
  return (
    // The table has buttons that do the same for the keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <g onClick={onClick}>
      <circle cx={cx} cy={cy} r={10} fill="transparent" />
      <circle
        cx={cx}
        cy={cy}
        r={isRunning ? 4 : 2.5}
        fill={isRunning ? 'var(--bui-bg-neutral-1)' : color}
        stroke={color}
        strokeWidth={1.5}
      />
      {label && (
        <text x={cx + 8} y={cy} dy="0.32em" fontWeight="600">
          {label}
        </text>
      )}
    </g>
  );
};
