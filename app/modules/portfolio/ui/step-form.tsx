import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/select.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ShownFramework } from '../frameworks/terms.ts'

/** Plans what comes next for a child. */
export function StepForm({ stepId, frameworks }: { stepId: string; frameworks: readonly ShownFramework[] }) {
  const t = useT()
  const { errors, kept, ticked, busy } = useAnswer()
  return (
    <Card>
      <Form method="post" noValidate className="flex flex-col gap-4">
        <input type="hidden" name="stepId" value={stepId} />
        <TextArea
          label={t('portfolio.steps.new')}
          name="text"
          dir="auto"
          rows={2}
          defaultValue={kept('text', '')}
          error={errors.text}
        />
        <Select
          label={t('portfolio.steps.area')}
          name="area"
          placeholder={t('portfolio.steps.no_area')}
          options={frameworks.flatMap(({ areas }) => areas.map(({ key, name }) => ({ value: key, label: name })))}
          defaultValue={kept('area', '')}
          error={errors.area}
        />
        <Switch
          label={t('portfolio.steps.for_family')}
          hint={t('portfolio.steps.for_family_hint')}
          name="forFamily"
          value="on"
          defaultChecked={ticked('forFamily', true)}
        />
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('portfolio.steps.plan')}
        </Button>
      </Form>
    </Card>
  )
}
