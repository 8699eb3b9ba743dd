import type { MetaFunction } from '@remix-run/node'
import { lazy, Suspense } from 'react'
import { load } from '#app/platform/load.server.ts'
import { environment } from '#tenants/config.server.ts'
import { Problem } from '#tenants/problem.ts'

/** Its pieces travel to whoever opens this page and to nobody else. */
const Gallery = lazy(async () => ({ default: (await import('#app/ui/gallery.tsx')).Gallery }))

export const loader = load('public:visit', () => {
  if (environment().NODE_ENV === 'production') throw new Problem('not_found')
  return null
})

export const meta: MetaFunction = () => [{ title: 'Design system · Cubby' }, { name: 'robots', content: 'noindex' }]

/** Every piece of the design system in its states. */
export default function GalleryPage() {
  return (
    <Suspense>
      <Gallery />
    </Suspense>
  )
}
