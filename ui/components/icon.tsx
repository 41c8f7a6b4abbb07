const paths = {
  undo: 'M9 7H5V3M5 7c3-4 14-3 14 5 0 5-4 7-8 7',
  redo: 'M15 7h4V3M19 7C16 3 5 4 5 12c0 5 4 7 8 7',
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  arrange: 'M12 4a2 2 0 1 0 0 .1M5 18a2 2 0 1 0 0 .1M19 18a2 2 0 1 0 0 .1M11 6l-5 9M13 6l5 9M8 18h8',
  picture: 'M12 4v10M8 11l4 4 4-4M5 20h14',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M20 20l-4.800-4.800',
  help: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.2',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M11 5l-6 7 6 7M5 12h14',
  expand: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 8V3M12 21v-5M8 12H3M21 12h-5',
  hide: 'M4 4l16 16M9.500 5.500C16 4 20 9 21.500 12c-.6 1.200-1.700 2.800-3.200 4.200M6 7.500C4.200 9 3 11 2.500 12c1.500 3 5.500 8 11.500 6.500',
  isolate: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4',
  around: 'M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  force: 'M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4M12 10V5M12 19v-5M10 11L5 8M14 13l5 3M14 11l5-3M10 13l-5 3',
  tree: 'M10 3h4v4h-4zM3 17h4v4H3zM17 17h4v4h-4zM12 7v5M5 17v-5h14v5',
  ring: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 2.500v3M20 8l-2.500 1.500M4 8l2.500 1.500M18 19l-2-2.500M6 19l2-2.500',
  flow: 'M3 12h5M8 7v10M8 8h6M8 16h6M14 6v4M14 14v4M14 12h7M18 9l3 3-3 3',
  time: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2',
  play: 'M7 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  previous: 'M18 6l-8 6 8 6zM7 6v12',
  next: 'M6 6l8 6-8 6zM17 6v12',
  path: 'M6 18a2 2 0 1 0 0 .1M18 6a2 2 0 1 0 0 .1M8 17c6-1 2-8 8-10',
  common: 'M6 6a2 2 0 1 0 0 .1M6 18a2 2 0 1 0 0 .1M18 12a2 2 0 1 0 0 .1M8 7l8 4M8 17l8-4',
  compare: 'M4 5h7v14H4zM13 5h7v14h-7M7 9h1M7 13h1M16 9h1M16 13h1',
  collapse: 'M4 4l6 6M10 5v5H5M20 4l-6 6M14 5v5h5M4 20l6-6M10 19v-5H5M20 20l-6-6M14 19v-5h5',
  pin: 'M9 4h6l-1 6 4 4H6l4-4zM12 14v7',
  group: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  split: 'M5 12c5 0 5-7 14-7M5 12h14M5 12c5 0 5 7 14 7',
  select: 'M5 3h3M11 3h2M16 3h3v3M19 9v2M19 14v5h-3M13 19h-2M8 19H5v-3M5 13v-2M5 8V3',
  lasso: 'M12 4c5 0 9 2.500 9 6s-4 6-9 6-9-2.500-9-6 4-6 9-6M7 15c-2 1-2 4 1 4 2 0 3-1 2-3',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  cross: 'M7 7l10 10M17 7L7 17',
  question: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.2',
  warning: 'M12 4l9 16H3zM12 10v5M12 17.500v.2',
  chart: 'M4 20V4M4 20h16M8.500 16v-5M13 16V7M17.500 16v-8',
  page: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  forward: 'M13 5l6 7-6 7M19 12H5',
  folder: 'M3 6h6l2 2.500h10V20H3z',
  star: 'M12 4l2.500 5.200 5.700.8-4.100 4 1 5.700L12 17l-5.100 2.700 1-5.700-4.100-4 5.700-.8z',
  starred:
    'M12 4l2.500 5.200 5.700.8-4.100 4 1 5.700L12 17l-5.100 2.700 1-5.700-4.100-4 5.700-.8zM9 11l6 3M9 14l6-3M10 9.500l4 6M14 9.500l-4 6',
  note: 'M5 4h14v10l-5 6H5zM14 20v-6h5M8.500 8.500h7M8.500 12h4',
  grip: 'M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  erase: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5',
  sort: 'M8 5v14M5 8l3-3 3 3M16 19V5M13 16l3 3 3-3',
} as const;

export type IconName = keyof typeof paths;

/** A sign of the screen; what it means is said by the element around it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
