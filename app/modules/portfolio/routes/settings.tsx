import { Form, useLoaderData } from '@remix-run/react'
import PencilLine from 'lucide-react/icons/pencil-line'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { saveModuleSettings } from '#tenants/switchboard.server.ts'
import { SettingsForm } from '../forms.ts'
import { builtIn } from '../frameworks/terms.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'

export const loader = load('portfolio:configure', ({ resolved, locale, t }) => ({
  settings: settingsOf(resolved),
  offered: [
    ...builtIn.map(({ id, names }) => ({ id: id as string, name: names[locale] })),
    { id: 'own', name: t('portfolio.own.name') },
  ],
  title: t('portfolio.settings.title'),
}))

export const action = act('portfolio:configure', SettingsForm, async ({ school, resolved, form, t }) => {
  await saveModuleSettings(school, resolved, 'portfolio', form)
  return redirectWithToast(paths.start(), t('ui.state.saved'))
})

export const meta = titled

/** By which frameworks a school observes, whether a lead looks first, and after how long a child is missed. */
export default function PortfolioSettings() {
  const t = useT()
  const { settings, offered, title } = useLoaderData<typeof loader>()
  const { errors, picked, kept, ticked, busy } = useAnswer()
  const chosen = picked('frameworks', settings.frameworks)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} back={{ href: paths.start(), label: t('portfolio.name') }} />
      <Form method="post" noValidate>
        <Card className="flex flex-col gap-6">
          <Fieldset
            legend={t('portfolio.settings.frameworks')}
            hint={t('portfolio.settings.frameworks_hint')}
            error={errors.frameworks}
          >
            {offered.map(({ id, name }) => (
              <Checkbox key={id} name="frameworks" value={id} label={name} defaultChecked={chosen.includes(id)} />
            ))}
          </Fieldset>
          <div>
            <Button variant="secondary" size="sm" icon={PencilLine} href={paths.framework()}>
              {t('portfolio.own.edit')}
            </Button>
          </div>
          <Switch
            label={t('portfolio.setting.review')}
            hint={t('portfolio.setting.review_hint')}
            name="review"
            value="on"
            defaultChecked={ticked('review', settings.review)}
          />
          <TextField
            label={t('portfolio.settings.weeks')}
            hint={t('portfolio.settings.weeks_hint')}
            name="coverageWeeks"
            type="number"
            inputMode="numeric"
            min={1}
            max={52}
            defaultValue={kept('coverageWeeks', String(settings.coverageWeeks))}
            error={errors.coverageWeeks}
            fieldClassName="max-w-60"
          />
          <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
            {t('ui.action.save')}
          </Button>
        </Card>
      </Form>
    </div>
  )
}
