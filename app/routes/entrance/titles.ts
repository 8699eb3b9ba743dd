import type { MetaDescriptor } from '@remix-run/node'

/** A page's title from its loader's sentence, with the site it belongs to. */
export const titled = (data: { title: string; site: string } | undefined): MetaDescriptor[] => [
  { title: data ? `${data.title} · ${data.site}` : '' },
  { name: 'robots', content: 'noindex' },
]
