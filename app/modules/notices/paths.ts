/** Every address of the module. */
export const paths = {
  list: (query: { before?: string | undefined; withdrawn?: string } = {}) => {
    const search = new URLSearchParams()
    if (query.before) search.set('before', query.before)
    if (query.withdrawn) search.set('withdrawn', query.withdrawn)
    return search.size > 0 ? `/notices?${search}` : '/notices'
  },
  new: () => '/notices/new',
  /** How many would be reached. */
  reach: () => '/notices/reach',
  notice: (noticeId: string) => `/notices/${noticeId}`,
  edit: (noticeId: string) => `/notices/${noticeId}/edit`,
  responses: (noticeId: string) => `/notices/${noticeId}/responses`,
  delivery: (noticeId: string) => `/notices/${noticeId}/delivery`,
  /** What was signed, by whom, to be printed. */
  record: (noticeId: string) => `/notices/${noticeId}/record`,
  /** The same as a PDF to keep. */
  recordFile: (noticeId: string) => `/notices/${noticeId}/record/file`,
  publication: (noticeId: string) => `/notices/${noticeId}/publication`,
  unpublication: (noticeId: string) => `/notices/${noticeId}/unpublication`,
  withdrawal: (noticeId: string) => `/notices/${noticeId}/withdrawal`,
  restoration: (noticeId: string) => `/notices/${noticeId}/restoration`,
  reading: (noticeId: string) => `/notices/${noticeId}/reading`,
  confirmation: (noticeId: string) => `/notices/${noticeId}/confirmation`,
  signature: (noticeId: string) => `/notices/${noticeId}/signature`,
  chase: (noticeId: string) => `/notices/${noticeId}/chase`,
  comments: (noticeId: string) => `/notices/${noticeId}/comments`,
  translation: (versionId: string) => `/notices/versions/${versionId}/translation`,
  commentRemoval: (commentId: string) => `/notices/comments/${commentId}/removal`,
} as const
