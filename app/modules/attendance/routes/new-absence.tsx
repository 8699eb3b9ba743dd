import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
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

export const loader = load('attendance:report', async ({ school, url, t }) => {
  const children = (await childrenToday(school)).filter(({ mayDecide }) => mayDecide)
  const asked = children.find(({ id }) => id === url.searchParams.get('child'))
  return {
    absenceId: uuidv7(),
    children: children.map(({ id, name }) => ({ id, name })),
    chosen: asked?.id ?? (children.length === 1 ? children[0]?.id : undefined) ?? '',
    today: school.today(),
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
  return (
    <>
      <PageHeader title={data.title} back={{ href: paths.today(), label: t('attendance.absence.back') }} />
      {data.children.length === 0 ? (
        <EmptyState title={t('attendance.absence.nobody.title')} text={t('attendance.absence.nobody.text')} />
      ) : (
        <Card>
          <Form method="post" noValidate className="flex flex-col gap-6">
            <AbsenceFields {...data} />
            <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} block>
              {t('attendance.absence.submit')}
            </Button>
          </Form>
        </Card>
      )}
    </>
  )
}
