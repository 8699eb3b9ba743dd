/** Every address of the module. */
export const paths = {
  feed: (filter: { classId?: string; childId?: string; before?: string } = {}) => {
    const query = new URLSearchParams()
    if (filter.classId) query.set('class', filter.classId)
    if (filter.childId) query.set('child', filter.childId)
    if (filter.before) query.set('before', filter.before)
    return query.size > 0 ? `/albums?${query}` : '/albums'
  },
  new: (classId?: string) => (classId ? `/albums/new?class=${classId}` : '/albums/new'),
  album: (albumId: string) => `/albums/${albumId}`,
  /** One photo in the viewer. */
  item: (albumId: string, itemId: string) => `/albums/${albumId}?photo=${itemId}`,
  edit: (albumId: string) => `/albums/${albumId}/edit`,
  items: (albumId: string) => `/albums/${albumId}/items`,
  caption: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/caption`,
  tags: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/tags`,
  remove: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/removal`,
  publish: (albumId: string) => `/albums/${albumId}/publication`,
  delete: (albumId: string) => `/albums/${albumId}/deletion`,
  heart: (itemId: string) => `/albums/items/${itemId}/heart`,
  comments: (itemId: string) => `/albums/items/${itemId}/comments`,
  removeComment: (commentId: string) => `/albums/comments/${commentId}/removal`,
  download: (childId: string) => `/albums/children/${childId}/download`,
  deleted: () => '/albums/deleted',
} as const
