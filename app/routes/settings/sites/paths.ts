/** Where an owner sees their schools, and copies from one of them. */
export const sitePaths = {
  all: () => '/settings/sites',
  site: (siteId: string) => `/settings/sites/${siteId}`,
}
