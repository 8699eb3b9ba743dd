import type { MetaFunction } from '@remix-run/node'
import type { RootData } from './root-data.server.ts'

/**
 * A page's `meta`: the `title` of its loader's data and whose site it is on. Only the vendor's own pages are for search
 * engines; a school's public page says so by itself.
 */
export const titled: MetaFunction = ({ data, matches }) => {
  const root = matches.find(match => match.id === 'root')?.data as RootData | undefined
  const site = root?.school?.name ?? 'Cubby'
  const title = hasTitle(data) ? `${data.title} · ${site}` : site
  return root?.site === 'public' ? [{ title }] : [{ title }, { name: 'robots', content: 'noindex' }]
}

const hasTitle = (data: unknown): data is { title: string } =>
  typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string'
