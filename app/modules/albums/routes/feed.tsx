import { Form, useLoaderData } from '@remix-run/react'
import BookImage from 'lucide-react/icons/book-image'
import Download from 'lucide-react/icons/download'
import ImagePlus from 'lucide-react/icons/image-plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { asId } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { coverOf } from '../album-cover.ts'
import { feed } from '../feed.server.ts'
import { feedFilterOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { allowedTo, conversation } from '../policy.ts'
import { settingsOf } from '../settings.ts'
import { AlbumCard } from '../ui/album-card.tsx'
import { FeedChoices } from '../ui/feed-choices.tsx'
import { FeedEmpty } from '../ui/feed-empty.tsx'

export const loader = load('albums:view', async ({ school, actor, resolved, url, t }) => {
  const filter = feedFilterOf(url.searchParams)
  const { albums, next, choices } = await feed(school, filter)
  const allowed = allowedTo(actor.role, settingsOf(resolved))
  const canModerate = may(actor.role, 'albums:moderate')
  return {
    albums: albums.map(album => {
      const { comments, hearts } = conversation(album, allowed)
      return { ...coverOf(album), commentsOn: comments, heartsOn: hearts }
    }),
    next,
    choices,
    chosen: choices.find(({ id }) => id === (filter.childId ?? filter.classId)),
    older: filter.before !== undefined,
    canPost: may(actor.role, 'albums:post'),
    canOpenClasses: may(actor.role, 'people:edit'),
    canModerate,
    deleted: canModerate ? asId(url.searchParams.get('deleted') ?? undefined) : null,
    title: t('albums.name'),
  }
})

export const meta = titled

export default function Feed() {
  const t = useT()
  const { albums, next, choices, chosen, older, canPost, canOpenClasses, canModerate, deleted } =
    useLoaderData<typeof loader>()
  const takeHome = chosen ?? (choices.length === 1 ? choices[0] : undefined)
  const narrowed = (id: string | undefined, before?: string) =>
    paths.feed(canPost ? { classId: id, before } : { childId: id, before })
  return (
    <>
      <PageHeader
        title={t('albums.name')}
        actions={
          canPost && choices.length > 0 ? (
            <Button href={paths.new(chosen?.id)} icon={ImagePlus}>
              {t('albums.feed.new')}
            </Button>
          ) : undefined
        }
      />
      {deleted ? (
        <Form method="post" action={paths.restoration(deleted)} className="mb-5">
          <Banner
            live
            icon={Trash2}
            actions={
              <Button type="submit" size="sm" variant="secondary">
                {t('ui.action.undo')}
              </Button>
            }
          >
            {t('albums.deleted.just_now')}
          </Banner>
        </Form>
      ) : null}
      <FeedChoices choices={choices} chosen={chosen} hrefOf={narrowed} />
      {takeHome?.hasPhotos ? (
        <p className="mb-5 flex flex-wrap gap-2">
          <Button href={paths.download(takeHome.id)} plain variant="soft" size="sm" icon={Download}>
            {t('albums.download.all', { name: takeHome.name })}
          </Button>
          <Button href={paths.yearbook(takeHome.id)} variant="soft" size="sm" icon={BookImage}>
            {t('albums.yearbook.button')}
          </Button>
        </p>
      ) : null}
      <div className="flex flex-col gap-6">
        {albums.map((album, index) => (
          <AlbumCard key={album.id} album={album} first={index === 0} />
        ))}
      </div>
      {albums.length === 0 ? <FeedEmpty {...{ canPost, canOpenClasses, choices, chosen, older }} /> : null}
      <footer className="mt-8 flex flex-wrap justify-center gap-3">
        {next ? (
          <Button variant="secondary" href={narrowed(chosen?.id, next)}>
            {t('albums.feed.older')}
          </Button>
        ) : null}
        {older && albums.length > 0 ? (
          <Button variant="ghost" href={narrowed(chosen?.id)}>
            {t('albums.feed.newest')}
          </Button>
        ) : null}
        {canModerate ? (
          <Button variant="ghost" icon={Trash2} href={paths.deleted()}>
            {t('albums.feed.bin')}
          </Button>
        ) : null}
      </footer>
    </>
  )
}
