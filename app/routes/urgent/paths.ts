/** Every address of urgent calls. */
export const paths = {
  calls: (before?: string) => (before ? `/urgent?before=${before}` : '/urgent'),
  newCall: () => '/urgent/new',
  call: (callId: string) => `/urgent/${callId}`,
  answers: (callId: string) => `/urgent/${callId}/answers`,
  reading: (callId: string) => `/urgent/${callId}/reading`,
  rounds: (callId: string) => `/urgent/${callId}/rounds`,
  clear: (callId: string) => `/urgent/${callId}/clear`,
  person: (callId: string, memberId: string) => `/urgent/${callId}/people/${memberId}`,
  file: (callId: string) => `/urgent/${callId}/roll.csv`,
}
