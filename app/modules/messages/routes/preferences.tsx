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
import { Switch } from '#app/ui/switch.tsx'
import { PreferencesForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { setShowsTyping, showsTyping } from '../preferences.server.ts'

export const loader = load('messages:view', async ({ school, t }) => ({
  shows: await showsTyping(school),
  title: t('messages.own.title'),
}))

export const action = act('messages:view', PreferencesForm, async ({ school, form, t }) => {
  await setShowsTyping(school, form.showsTyping)
  return redirectWithToast(paths.preferences(), t('ui.state.saved'))
})

export const meta = titled

export default function Preferences() {
  const t = useT()
  const { shows } = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  return (
    <>
      <PageHeader title={t('messages.own.title')} back={{ href: paths.list(), label: t('messages.thread.back') }} />
      <Form method="post" className="flex flex-col gap-6">
        <Card as="section">
          <Switch
            name="showsTyping"
            value="on"
            label={t('messages.own.typing')}
            hint={t('messages.own.typing_text')}
            defaultChecked={shows}
          />
        </Card>
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </>
  )
}
