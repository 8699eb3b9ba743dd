import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useSent } from '#app/platform/attachments/use-sent.ts'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { reportAbsence } from '../absence.server.ts'
import { childrenToday } from '../family.server.ts'
import { AbsenceForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { AbsenceFields } from '../ui/absence-fields.tsx'
import { Certificates } from '../ui/certificates.tsx'

export const loader = load('attendance:report', async ({ school, actor, locale, url, t }) => {
  const children = (await childrenToday(school)).filter(({ mayDecide }) => mayDecide)
  const asked = children.find(({ id }) => id === url.searchParams.get('child'))
  return {
    absenceId: uuidv7(),
    children: children.map(({ id, name }) => ({ id, name })),
    chosen: asked?.id ?? (children.length === 1 ? children[0]?.id : undefined) ?? '',
    today: school.today(),
    memberId: actor.memberId ?? '',
    words: attachmentWords(locale),
    title: t('attendance.absence.new_title'),
  }
})

export const action = act('attendance:report', AbsenceForm, async ({ school, form, t }) => {
  if ((await reportAbsence(school, form)) === 'past') throw invalid({ toDay: 'attendance.form.past_absence' })
  return redirectWithToast(paths.today(), t('attendance.absence.done'))
})

export const meta = titled

/** The page keeps its report's id over a failed try, so that the second is the same report. */
export const shouldRevalidate = () => false

export default function NewAbsence() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  const attaching = useAttachments('absence', data.memberId)
  useSent(attaching.sent)
  return (
    <>
      <PageHeader title={data.title} back={{ href: paths.today(), label: t('attendance.absence.back') }} />
      {data.children.length === 0 ? (
        <EmptyState title={t('attendance.absence.nobody.title')} text={t('attendance.absence.nobody.text')} />
      ) : (
        <Card>
          <Form method="post" noValidate className="flex flex-col gap-6">
            <AbsenceFields {...data} />
            <Certificates attaching={attaching} words={data.words} />
            <Button type="submit" busy={busy || attaching.moving > 0} busyLabel={t('ui.state.busy')} block>
              {t('attendance.absence.submit')}
            </Button>
          </Form>
        </Card>
      )}
    </>
  )
}
