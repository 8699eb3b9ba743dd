import type { MetaDescriptor } from '@remix-run/node'

/** A console page's title, from its loader's sentence. */
export const titled = (data: { title: string } | undefined): MetaDescriptor[] => [
  { title: data ? `${data.title} · Cubby` : 'Cubby' },
  { name: 'robots', content: 'noindex' },
]
