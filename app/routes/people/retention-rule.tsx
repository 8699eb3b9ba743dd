import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/select.tsx'
import { mostYears } from '#tenants/people/leaving/retention-rule.ts'
import { paths } from './paths.ts'

/** For how many years records are kept; never fewer than are usual in the country. */
export function RetentionRule({ years, least }: { years: number; least: number }) {
  const t = useT()
  const options = Array.from({ length: mostYears - least + 1 }, (_, index) => ({
    value: String(least + index),
    label: t('people.leavers.years', { count: least + index }),
  }))
  return (
    <Card as="section">
      <Form method="post" action={paths.retention()} className="flex flex-col gap-4">
        <div>
          <h2 className="text-lg">{t('people.leavers.rule')}</h2>
          <p className="text-ink-soft text-sm">{t('people.leavers.rule_text', { count: least })}</p>
          <p className="mt-1 text-ink-soft text-sm">{t('people.leavers.rule_calls')}</p>
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <Select
            key={years}
            name="years"
            label={t('people.leavers.rule_field')}
            defaultValue={String(years)}
            options={options}
          />
          <Button type="submit" variant="secondary">
            {t('ui.action.save')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
