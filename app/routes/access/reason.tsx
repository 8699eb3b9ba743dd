import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { sensitiveSubjects } from '#db/schema/access.ts'
import { giveReason } from '#tenants/access/access.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { found } from '#tenants/problem.ts'
import { longestReason, ReasonForm } from './forms.ts'

export const loader = load('access:reason', async ({ school, params, url, t }) => {
  const asked = url.searchParams.get('subject')
  const child = await childOf(school, idFrom(params.childId))
  return {
    title: t('access.reason.title', { name: nameOf(child) }),
    subject: found(sensitiveSubjects.find(each => each === asked)),
    next: localPath(url.searchParams.get('next'), '/home'),
  }
})

export const action = act('access:reason', ReasonForm, async ({ school, params, form }) => {
  await giveReason(school, idFrom(params.childId), form.subject, form.reason)
  return redirect(localPath(form.next, '/home'))
})

export const meta = titled

export default function Reason() {
  const t = useT()
  const { title, subject, next } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  return (
    <FormPage
      title={title}
      text={t('access.reason.text')}
      back={{ href: '/home', label: t('shell.nav.home') }}
      submit={t('access.reason.open')}
    >
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="next" value={next} />
      <TextArea
        name="reason"
        label={t('access.reason.label')}
        hint={t('access.reason.hint')}
        maxLength={longestReason}
        defaultValue={typed('reason') ?? ''}
        error={errors.reason}
        required
      />
    </FormPage>
  )
}
