/** Every address of the tags' pages. */
export const tagPaths = {
  tags: (archived?: string) => (archived ? `/people/tags?archived=${archived}` : '/people/tags'),
  newTag: () => '/people/tags/new',
  tag: (tagId: string) => `/people/tags/${tagId}`,
  archiving: (tagId: string) => `/people/tags/${tagId}/archiving`,
  restoring: (tagId: string) => `/people/tags/${tagId}/restoring`,
  merging: (tagId: string) => `/people/tags/${tagId}/merging`,
  /** Puts a tag on many children or takes it off, and says what that changed. */
  marking: () => '/people/tags/marking',
  childTagging: (childId: string) => `/people/children/${childId}/tagging`,
} as const
