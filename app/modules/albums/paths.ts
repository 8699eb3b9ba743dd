/** Every address of the module. */
export const paths = {
  feed: (
    filter: {
      classId?: string | undefined
      childId?: string | undefined
      before?: string | undefined
      deleted?: string
    } = {},
  ) => {
    const query = new URLSearchParams()
    if (filter.classId) query.set('class', filter.classId)
    if (filter.childId) query.set('child', filter.childId)
    if (filter.before) query.set('before', filter.before)
    if (filter.deleted) query.set('deleted', filter.deleted)
    return query.size > 0 ? `/albums?${query}` : '/albums'
  },
  new: (classId?: string) => (classId ? `/albums/new?class=${classId}` : '/albums/new'),
  album: (albumId: string) => `/albums/${albumId}`,
  /** One photo in the viewer. */
  photo: (albumId: string, itemId: string) => `/albums/${albumId}?photo=${itemId}`,
  edit: (albumId: string) => `/albums/${albumId}/edit`,
  items: (albumId: string) => `/albums/${albumId}/items`,
  caption: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/caption`,
  tags: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/tags`,
  blur: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/blur`,
  unblur: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/unblur`,
  removal: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/removal`,
  return: (albumId: string, itemId: string) => `/albums/${albumId}/items/${itemId}/return`,
  publication: (albumId: string) => `/albums/${albumId}/publication`,
  unpublication: (albumId: string) => `/albums/${albumId}/unpublication`,
  deletion: (albumId: string) => `/albums/${albumId}/deletion`,
  restoration: (albumId: string) => `/albums/${albumId}/restoration`,
  heart: (itemId: string) => `/albums/items/${itemId}/heart`,
  comments: (itemId: string) => `/albums/items/${itemId}/comments`,
  commentRemoval: (commentId: string) => `/albums/comments/${commentId}/removal`,
  download: (childId: string) => `/albums/children/${childId}/download`,
  yearbook: (childId: string) => `/albums/children/${childId}/yearbook`,
  deleted: () => '/albums/deleted',
} as const

/** A prepared file, in one of its sizes. */
export const fileOf = (mediaId: string, variant: string): string => `/media/${mediaId}/${variant}`
