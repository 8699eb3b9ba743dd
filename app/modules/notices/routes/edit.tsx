import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { isOffice } from '#tenants/roles.ts'
import { attachingOf } from '../attaching.server.ts'
import { choicesOf } from '../choices.server.ts'
import { noticeToEdit } from '../edited-notice.server.ts'
import { NoticeForm } from '../forms.ts'
import { changeNotice } from '../notice.server.ts'
import { paths } from '../paths.ts'
import { audiencesOf } from '../policy.ts'
import { refusal } from '../refusal.server.ts'
import { settingsOf } from '../settings.ts'
import { NoticeEditor } from '../ui/notice-editor.tsx'

export const loader = load('notices:write', async ({ school, actor, locale, resolved, params, t }) => {
  const noticeId = idFrom(params.noticeId)
  const [edited, choices] = await Promise.all([noticeToEdit(school, noticeId), choicesOf(school, noticeId)])
  return {
    ...edited,
    choices,
    audiences: audiencesOf(isOffice(actor.role)),
    commentsAllowed: settingsOf(resolved).comments,
    today: school.today(),
    ...attachingOf(actor, locale),
    title: t('notices.edit.title'),
  }
})

export const action = act(
  'notices:write',
  NoticeForm,
  async ({ school, params, t, form: { noticeId: _same, basis, ...input } }) => {
    const noticeId = idFrom(params.noticeId)
    const became = await changeNotice(school, noticeId, input, basis)
    if (became !== 'written') throw refusal(became)
    return redirectWithToast(paths.notice(noticeId), t('ui.state.saved'))
  },
)

export const meta = titled

/** A change that came too late is refused because of a newer state, which has to be shown. One that never arrived changed nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 422 || (actionStatus !== 503 && defaultShouldRevalidate)

export default function EditNotice() {
  const t = useT()
  const { answers, ...data } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('notices.edit.title')}
        back={{ href: paths.notice(data.notice.id), label: data.notice.title }}
      />
      {data.out ? (
        <div className="mb-5">
          <Banner tone={answers > 0 ? 'warn' : 'info'} title={t('notices.edit.out')}>
            {answers > 0 ? t('notices.edit.again', { count: answers }) : t('notices.edit.kept')}
          </Banner>
        </div>
      ) : null}
      <NoticeEditor {...data} answers={answers} />
    </>
  )
}
