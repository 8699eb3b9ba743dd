/** Addresses of the whole school to take along. */
export const paths = {
  export: () => '/settings/plan/export',
  /** @param part of its archives, from 1 */
  file: (part: number) => `/settings/plan/export/file?part=${part}`,
} as const
