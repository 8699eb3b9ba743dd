/** Addresses of a family's own pages, and of a child's portrait. */
export const paths = {
  children: () => '/children',
  child: (childId: string) => `/children/${childId}`,
  portrait: (childId: string) => `/children/${childId}/portrait`,
  portraitRemoval: (childId: string) => `/children/${childId}/portrait/removal`,
} as const

/** The page of a child as somebody of that role has it. */
export const pageOf = (role: string, childId: string): string =>
  role === 'guardian' ? paths.child(childId) : `/people/children/${childId}`
