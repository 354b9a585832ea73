/** The Wheelhouse mark, in the colour of the text around it. */
export const Wheel = ({ size = 28 }: { size?: number }) => (
  <svg
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    strokeLinecap="round"
  >
    <path
      strokeWidth="2.4"
      d="M16 2.6v8.4M16 21v8.4M2.6 16h8.4M21 16h8.4M6.5 6.5l5.95 5.95M19.55 19.55l5.95 5.95M25.5 6.5l-5.95 5.95M12.45 19.55l-5.95 5.95"
    />
    <circle cx="16" cy="16" r="8.4" strokeWidth="2.8" />
    <circle cx="16" cy="16" r="2.6" fill="currentColor" stroke="none" />
  </svg>
);
