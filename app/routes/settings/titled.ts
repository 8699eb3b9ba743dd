import type { MetaDescriptor } from '@remix-run/node'

/** A settings page's title with the school's name. */
export const titled = (data: { title: string; school: string } | undefined): MetaDescriptor[] => [
  { title: data ? `${data.title} · ${data.school}` : '' },
]
