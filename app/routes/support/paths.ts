/** Addresses of letting support in. */
export const paths = {
  grants: () => '/support',
  newGrant: () => '/support/new',
  grant: (id: string, before?: string) => `/support/grants/${id}${before ? `?before=${before}` : ''}`,
  end: (id: string) => `/support/grants/${id}/end`,
} as const
