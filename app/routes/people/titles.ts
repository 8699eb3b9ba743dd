import type { MetaDescriptor } from '@remix-run/node'

/** A page's title from its loader, in the reader's language. */
export const titled = (data: { title: string } | undefined): MetaDescriptor[] => [{ title: data?.title ?? '' }]
