/** Addresses of help in a school. */
export const paths = {
  help: (search?: string) => (search ? `/help?${new URLSearchParams({ q: search })}` : '/help'),
  article: (id: string) => `/help/articles/${id}`,
  news: () => '/help/news',
  seen: () => '/help/news/seen',
  newRequest: () => '/help/requests/new',
  request: (id: string) => `/help/requests/${id}`,
  settle: (id: string) => `/help/requests/${id}/settlement`,
  picture: (requestId: string, postId: string) => `/help/requests/${requestId}/pictures/${postId}`,
} as const
