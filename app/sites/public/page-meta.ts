import type { MetaFunction } from '@remix-run/node'
import type { RootData } from '#app/platform/root-data.server.ts'

/**
 * What search engines and messengers are told of a page of this site, from its loader's `title` and `description`. Both languages live at
 * one address, which the reader's browser decides, so there is no `hreflang`.
 */
export const pageMeta: MetaFunction = ({ data, matches, location }) => {
  if (!isPage(data)) return [{ title: 'Cubby' }]
  const root = matches.find(match => match.id === 'root')?.data as RootData | undefined
  const title = location.pathname === '/' ? `Cubby · ${data.title}` : `${data.title} · Cubby`
  const address = `${root?.publicOrigin ?? ''}${location.pathname}`
  return [
    { title },
    { name: 'description', content: data.description },
    { tagName: 'link', rel: 'canonical', href: address },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Cubby' },
    { property: 'og:title', content: data.title },
    { property: 'og:description', content: data.description },
    { property: 'og:url', content: address },
    { property: 'og:locale', content: root?.locale === 'zh-Hans' ? 'zh_CN' : 'en_GB' },
  ]
}

const isPage = (data: unknown): data is { title: string; description: string } =>
  typeof data === 'object' && data !== null && 'title' in data && 'description' in data
