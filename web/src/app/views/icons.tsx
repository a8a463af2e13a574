// Line icons, 16 units wide, drawn in the colour of the text around them. They are decoration: their names come from
// the controls they sit in.

const paths = {
  archive: "M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3",
  book: "M8 3.8C6.7 2.9 4.6 2.5 2 2.6v9.6c2.6-.1 4.7.3 6 1.2 1.3-.9 3.4-1.3 6-1.2V2.6c-2.6-.1-4.7.3-6 1.2zM8 3.8v9.6",
  check: "M3 8.5l3.2 3.2L13 4.8",
  chevron: "M6 3.5L10.5 8 6 12.5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  code: "M5.5 4L1.8 8l3.7 4M10.5 4l3.7 4-3.7 4",
  collapse: "M3 5.5h10M3 10.5h10M8 1v2.5M8 12.5V15",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  download: "M8 2v8.2M4.6 7L8 10.4 11.4 7M2.5 13.5h11",
  file: "M3.5 1.8h5.6l3.4 3.4v9h-9zM9 1.8v3.6h3.5",
  folder: "M1.8 3.5h4.4l1.5 1.8h6.5v7.9H1.8z",
  info: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 7.4v3.8M8 4.8v.2",
  link: "M6.6 9.4l2.8-2.8M7.3 4.6l1.5-1.5a2.9 2.9 0 0 1 4.1 4.1l-1.5 1.5M8.7 11.4l-1.5 1.5a2.9 2.9 0 0 1-4.1-4.1l1.5-1.5",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  moon: "M13.4 9.6A5.9 5.9 0 0 1 6.4 2.6a5.9 5.9 0 1 0 7 7z",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.8 10.8L14 14",
  shield: "M8 1.8l5 1.8v4.2c0 3.1-2 5.3-5 6.4-3-1.1-5-3.3-5-6.4V3.6z",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  system: "M2 3h12v8H2zM6 13.5h4M8 11v2.5",
  symbol: "M8 1.8l5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9zM2.6 4.9L8 8l5.4-3.1M8 8v6.2",
  warning: "M8 2.2l6.2 11H1.8zM8 6.5v3.2M8 11.4v.2",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class={`icon icon-${name}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class="logo-page" d="M5 2.5h9.2L19 7.3v14.2H5z" />
      <path class="logo-fold" d="M14.2 2.5v4.8H19z" />
      <path class="logo-mark" d="M10 11l-2.6 3 2.6 3M14 11l2.6 3-2.6 3" />
    </svg>
  );
}
