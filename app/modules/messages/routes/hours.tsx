import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { saveModuleSettings } from '#tenants/switchboard.server.ts'
import { HoursForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { weekdays } from '../ui/clock.ts'

export const loader = load('messages:configure', ({ resolved, t }) => ({
  hours: settingsOf(resolved),
  title: t('messages.hours.title'),
}))

export const action = act('messages:configure', HoursForm, async ({ school, resolved, form, t }) => {
  await saveModuleSettings(school, resolved, 'messages', form)
  return redirectWithToast(paths.hours(), t('ui.state.saved'))
})

export const meta = titled

export default function Hours() {
  const { t, locale } = useLanguage()
  const { hours } = useLoaderData<typeof loader>()
  const { busy, errors, kept } = useAnswer()
  const timeIn = (field: 'from' | 'to') => kept(field, hours[field])
  return (
    <>
      <PageHeader
        title={t('messages.hours.title')}
        text={t('messages.hours.text')}
        back={{ href: paths.list(), label: t('messages.thread.back') }}
      />
      <Form method="post" noValidate className="flex flex-col gap-6">
        <Card as="section" className="flex flex-col gap-5">
          <Switch name="officeHours" value="on" label={t('messages.hours.on')} defaultChecked={hours.officeHours} />
          <fieldset>
            <legend className="mb-2 font-bold">{t('messages.hours.days')}</legend>
            <div className="flex flex-wrap gap-2">
              {weekdays(locale).map((name, index) => (
                <Chip
                  key={name}
                  kind="check"
                  name="days"
                  value={String(index + 1)}
                  defaultChecked={hours.days.includes(index + 1)}
                >
                  {name}
                </Chip>
              ))}
            </div>
            <FieldError id="days-error" error={errors.days} />
          </fieldset>
          <div className="grid grid-cols-2 gap-4">
            {(['from', 'to'] as const).map(field => (
              <TextField
                key={field}
                type="time"
                name={field}
                label={t(`messages.hours.${field}`)}
                defaultValue={timeIn(field)}
                error={errors[field]}
                required
              />
            ))}
          </div>
        </Card>
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </>
  )
}
