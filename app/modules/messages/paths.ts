/** Every address of the module. */
export const paths = {
  list: (view?: string) => (view && view !== 'all' ? `/messages?show=${view}` : '/messages'),
  start: () => '/messages/new',
  reports: () => '/messages/reports',
  settlement: (reportId: string) => `/messages/reports/${reportId}/settlement`,
  hours: () => '/messages/hours',
  preferences: () => '/messages/preferences',
  conversation: (conversationId: string, before?: number) =>
    before ? `/messages/${conversationId}?before=${before}` : `/messages/${conversationId}`,
  /** A conversation around one of its messages. */
  message: (conversationId: string, seq: number) => `/messages/${conversationId}?before=${seq + 20}#m${seq}`,
  lines: (conversationId: string) => `/messages/${conversationId}/lines`,
  read: (conversationId: string) => `/messages/${conversationId}/read`,
  typing: (conversationId: string) => `/messages/${conversationId}/typing`,
  mute: (conversationId: string) => `/messages/${conversationId}/mute`,
  assignment: (conversationId: string) => `/messages/${conversationId}/assignment`,
  announcing: (conversationId: string) => `/messages/${conversationId}/announcing`,
  delivery: (messageId: string) => `/messages/lines/${messageId}/delivery`,
  retraction: (messageId: string) => `/messages/lines/${messageId}/retraction`,
  sign: (messageId: string) => `/messages/lines/${messageId}/sign`,
  translation: (messageId: string) => `/messages/lines/${messageId}/translation`,
  report: (messageId: string) => `/messages/lines/${messageId}/report`,
} as const
