import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { myClasses } from '#tenants/people/classes.server.ts'
import { startAlbum } from '../album.server.ts'
import { childrenIn } from '../class-children.server.ts'
import { AlbumForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { AlbumFields } from '../ui/album-fields.tsx'

export const loader = load('albums:post', async ({ school, resolved, url, t }) => {
  const classes = await myClasses(school)
  const children = await childrenIn(
    school,
    classes.map(({ id }) => id),
  )
  const asked = classes.find(({ id }) => id === url.searchParams.get('class'))
  const allowed = settingsOf(resolved)
  const first = asked ?? (classes.length === 1 ? classes[0] : undefined)
  return {
    album: {
      id: uuidv7(),
      classId: first?.id ?? '',
      title: '',
      note: '',
      happenedOn: school.today(),
      audience: 'class' as const,
      childIds: [],
      commentsOn: allowed.comments,
      heartsOn: allowed.hearts,
    },
    classes,
    children,
    today: school.today(),
    allowed,
    title: t('albums.new.title'),
  }
})

export const action = act('albums:post', AlbumForm, async ({ school, form: { albumId, ...input } }) => {
  await startAlbum(school, albumId, input)
  return redirect(paths.album(albumId))
})

export const meta = titled

/** The page keeps its album's id over a failed try, so that the second is the same album. */
export const shouldRevalidate = () => false

export default function NewAlbum() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  return (
    <>
      <PageHeader title={t('albums.new.title')} back={{ href: paths.feed(), label: t('albums.album.back') }} />
      {data.classes.length === 0 ? (
        <EmptyState title={t('albums.empty.no_class.title')} text={t('albums.empty.no_class.text')} />
      ) : (
        <Card>
          <Form method="post" noValidate className="flex flex-col gap-6">
            <AlbumFields {...data} />
            <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} block>
              {t('albums.new.submit')}
            </Button>
          </Form>
        </Card>
      )}
    </>
  )
}
