/** Addresses of a child's relatives. */
export const paths = {
  relatives: (childId: string) => `/relatives/children/${childId}`,
  newRelative: (childId: string) => `/relatives/children/${childId}/new`,
  relative: (relativeId: string) => `/relatives/${relativeId}`,
  link: (relativeId: string) => `/relatives/${relativeId}/link`,
  ending: (relativeId: string) => `/relatives/${relativeId}/ending`,
} as const
