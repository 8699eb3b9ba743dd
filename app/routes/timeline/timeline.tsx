import { useLoaderData } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { PrintButton } from '#app/platform/print-button.tsx'
import { placeIn, timelineKinds, timelineLinks, timelinePage } from '#app/platform/timeline-page.server.ts'
import { titled } from '#app/platform/titled.ts'
import { iconOf } from '#app/shell/icons.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { pageOf } from '../children/paths.ts'
import { EntryList } from './entry-list.tsx'
import { KindChoice } from './kind-choice.tsx'
import { paths } from './paths.ts'

export const loader = load('timeline:view', async asked => {
  const { actor, params, url, t } = asked
  const childId = idFrom(params.childId)
  const request = { ...asked, school: asked.school.readingTogether() }
  const kinds = timelineKinds(request)
  const kind = kinds.find(({ id }) => id === url.searchParams.get('kind'))?.id ?? null
  const before = placeIn(url.searchParams.get('before'))
  const [child, page] = await Promise.all([
    childOf(request.school, childId),
    timelinePage(request, childId, { kind, before }),
  ])
  const name = nameOf(child)
  return {
    title: t('timeline.title', { name }),
    childId,
    name,
    kinds,
    kind,
    links: timelineLinks(request, childId),
    back: pageOf(actor.role, childId),
    ...page,
  }
})

export const meta = titled

/** All that was kept of a child and that its reader may see, over every module. */
export default function Timeline() {
  const { t } = useLanguage()
  const { title, childId, name, kinds, kind, links, back, entries, older } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('timeline.text', { name })}
        back={{ href: back, label: name }}
        actions={
          <>
            {links.map(({ href, label, icon }) => (
              <Button key={href} href={href} variant="secondary" icon={iconOf(icon)}>
                {label}
              </Button>
            ))}
            <PrintButton />
          </>
        }
      />
      <KindChoice kinds={kinds} chosen={kind} hrefOf={chosen => paths.timeline(childId, { kind: chosen })} />
      {entries.length === 0 ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t(kind ? 'timeline.none_chosen' : 'timeline.none')}
          text={t('timeline.none_text')}
        />
      ) : (
        <EntryList entries={entries} kinds={kinds} />
      )}
      {older ? (
        <p className="mt-8 text-center print:hidden">
          <Button href={paths.timeline(childId, { kind, before: older })} variant="secondary">
            {t('timeline.older')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}
