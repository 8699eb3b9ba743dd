import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { changeAlbum } from '../album.server.ts'
import { childrenIn } from '../class-children.server.ts'
import { readAlbum } from '../feed.server.ts'
import { AlbumForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { chosenFamilies } from '../preparation.server.ts'
import { settingsOf } from '../settings.ts'
import { AlbumFields } from '../ui/album-fields.tsx'

export const loader = load('albums:post', async ({ school, resolved, params, t }) => {
  const { items, publishedAt, className, note, ...album } = await readAlbum(school, idFrom(params.albumId))
  const [children, childIds] = await Promise.all([
    childrenIn(school, [album.classId]),
    chosenFamilies(school, album.id),
  ])
  return {
    album: { ...album, note: note ?? '', childIds },
    // An album stays in its class.
    classes: [{ id: album.classId, name: className }],
    children,
    today: school.today(),
    allowed: settingsOf(resolved),
    title: t('albums.edit.title'),
  }
})

export const action = act(
  'albums:post',
  AlbumForm,
  async ({ school, params, t, form: { albumId: _same, ...input } }) => {
    const albumId = idFrom(params.albumId)
    await changeAlbum(school, albumId, input)
    return redirectWithToast(paths.album(albumId), t('albums.edit.saved'))
  },
)

export const meta = titled

export default function EditAlbum() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  return (
    <>
      <PageHeader title={t('albums.edit.title')} back={{ href: paths.album(data.album.id), label: data.album.title }} />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <AlbumFields {...data} />
          <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} block>
            {t('ui.action.save')}
          </Button>
        </Form>
      </Card>
    </>
  )
}
