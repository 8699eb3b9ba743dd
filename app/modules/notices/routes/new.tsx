import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { isOffice } from '#tenants/roles.ts'
import { attachingOf } from '../attaching.server.ts'
import { choicesOf } from '../choices.server.ts'
import { NoticeForm, subjectOf } from '../forms.ts'
import { writeNotice } from '../notice.server.ts'
import { paths } from '../paths.ts'
import { audiencesOf } from '../policy.ts'
import { refusal } from '../refusal.server.ts'
import { settingsOf } from '../settings.ts'
import { NoticeEditor } from '../ui/notice-editor.tsx'

export const loader = load('notices:write', async ({ school, actor, locale, resolved, url, t }) => {
  const office = isOffice(actor.role)
  const choices = await choicesOf(school)
  const { classes } = choices
  const about = subjectOf(url)
  const forAll = office && !about
  return {
    notice: {
      id: uuidv7(),
      title: about ? t(`notices.about.${about}.title`) : '',
      body: about ? t(`notices.about.${about}.body`) : '',
      level: 'read' as const,
      audience: forAll ? ('school' as const) : ('chosen' as const),
      // Whoever turns from the whole school to a tag does not mean the one class besides.
      classIds: !forAll && classes.length === 1 ? classes.map(({ id }) => id) : [],
      tagIds: [],
      childIds: [],
      attachments: [],
      everyGuardian: false,
      commentsOn: false,
      pinned: false,
      expiresOn: '',
      when: 'now' as const,
      publishAt: '',
    },
    choices,
    audiences: audiencesOf(office),
    commentsAllowed: settingsOf(resolved).comments,
    today: school.today(),
    basis: '',
    out: false,
    answers: 0,
    ...attachingOf(actor, locale),
    title: t('notices.new.title'),
  }
})

export const action = act(
  'notices:write',
  NoticeForm,
  async ({ school, form: { noticeId, basis: _none, ...input }, t }) => {
    const became = await writeNotice(school, noticeId, input)
    if (became !== 'written') throw refusal(became)
    return redirectWithToast(paths.notice(noticeId), t(`notices.written.${input.when}`))
  },
)

export const meta = titled

/** The page keeps its notice's id over a failed try, so that the second is the same notice. */
export const shouldRevalidate = () => false

export default function NewNotice() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('notices.new.title')} back={{ href: paths.list(), label: t('notices.name') }} />
      {data.choices.classes.length === 0 && !data.audiences.includes('school') ? (
        <EmptyState title={t('notices.empty.no_class.title')} text={t('notices.empty.no_class.text')} />
      ) : (
        <NoticeEditor {...data} />
      )}
    </>
  )
}
