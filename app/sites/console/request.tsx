import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { answer, deskRequest } from '#tenants/help/desk.server.ts'
import { longestPost } from '#tenants/help/limits.ts'
import { may } from '#tenants/permissions.ts'
import { allOperators } from '#tenants/support/people.server.ts'
import { AnswerForm } from './forms.ts'
import { paths } from './paths.ts'
import { RequestActs } from './ui/request-acts.tsx'
import { RequestThread } from './ui/request-thread.tsx'

export const loader = load('console:view', async ({ params, operator }) => {
  const [request, people] = await Promise.all([deskRequest(idFrom(params.helpRequestId)), allOperators()])
  return { title: request.subject, request, people, newId: uuidv7(), mayAnswer: may(operator.role, 'console:answer') }
})

export const action = act('console:answer', AnswerForm, async ({ params, operator, form, t }) => {
  const id = idFrom(params.helpRequestId)
  await answer(operator.identityId, id, { id: form.postId, body: form.body })
  return redirectWithToast(paths.request(id), t('console.request.sent'))
})

export const meta = titled

export default function Request() {
  const { t, locale } = useLanguage()
  const { title, request, people, newId, mayAnswer } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  const { id, state, school, posts } = request
  const from = { school: school.name, moment: formatMoment(locale, school.timeZone, request.at) }
  return (
    <>
      <PageHeader
        back={{ href: paths.requests(), label: t('console.request.back') }}
        title={<span className="break-words">{title}</span>}
        text={t('console.request.from', from)}
        eyebrow={<Badge>{t(`console.requests.state.${state}`)}</Badge>}
        actions={
          <Button href={paths.school(school.id)} variant="secondary">
            {t('console.request.to_school')}
          </Button>
        }
      />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-6">
          <RequestThread requestId={id} posts={posts} timeZone={school.timeZone} />
          {mayAnswer && (
            <Form key={posts.length} method="post" noValidate>
              <Card className="flex flex-col gap-5">
                <input type="hidden" name="postId" value={typed('postId') ?? newId} />
                <TextArea
                  name="body"
                  label={t('console.request.answer')}
                  hint={t('console.request.answer_hint')}
                  defaultValue={typed('body')}
                  error={errors.body}
                  rows={7}
                  maxLength={longestPost}
                  required
                />
                <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-end">
                  {t('console.request.send')}
                </Button>
              </Card>
            </Form>
          )}
        </div>
        {mayAnswer && <RequestActs {...{ id, state, people, assigned: request.assigned?.id ?? null }} />}
      </div>
    </>
  )
}
