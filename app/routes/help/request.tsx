import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { requestOf, writeOn } from '#tenants/help/requests.server.ts'
import { chosenPicture } from './chosen-picture.server.ts'
import { PostForm } from './forms.ts'
import { paths } from './paths.ts'
import { PostFields } from './post-fields.tsx'
import { RequestBadge } from './request-badge.tsx'
import { Thread } from './thread.tsx'

export const loader = load('help:ask', async ({ school, params }) => {
  const request = await requestOf(school, idFrom(params.helpRequestId))
  return { title: request.subject, request, newId: uuidv7() }
})

export const action = act('help:ask', PostForm, async ({ school, params, form, t }) => {
  const requestId = idFrom(params.helpRequestId)
  const { postId: id, body, picture } = form
  await writeOn(school, requestId, { id, body }, await chosenPicture(picture))
  return redirectWithToast(paths.request(requestId), t('help.ask.sent'))
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

export default function Request() {
  const t = useT()
  const { title, request, newId } = useLoaderData<typeof loader>()
  const { typed, busy } = useAnswer()
  const { id, state, posts } = request
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        title={<span className="break-words">{title}</span>}
        eyebrow={<RequestBadge state={state} />}
        back={{ href: paths.help(), label: t('help.title') }}
        actions={
          state === 'closed' ? null : (
            <Form method="post" action={paths.settle(id)}>
              <Button type="submit" variant="secondary">
                {t('help.settle')}
              </Button>
            </Form>
          )
        }
      />
      <Thread posts={posts} picture={postId => paths.picture(id, postId)} />
      <Form key={posts.length} method="post" encType="multipart/form-data" noValidate>
        <Card className="flex flex-col gap-6">
          <h2 className="text-lg">{t('help.write_on')}</h2>
          <input type="hidden" name="postId" value={typed('postId') ?? newId} />
          <PostFields />
          <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-end">
            {t('help.ask.send')}
          </Button>
        </Card>
      </Form>
    </div>
  )
}
