/** Addresses of a child's record to take along. */
export const paths = {
  record: (childId: string) => `/record/${childId}`,
  /** @param part of its archives, from 1 */
  file: (childId: string, part: number) => `/record/${childId}/file?part=${part}`,
} as const
