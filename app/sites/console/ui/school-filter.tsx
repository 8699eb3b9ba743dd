import { Form, useSubmit } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { Select } from '#app/ui/select.tsx'
import { schoolTroubles } from '#db/school-states.ts'
import { planIds } from '#tenants/plans.ts'
import type { SchoolsQuery } from '../paths.ts'

/** What to look for among schools: words, a plan, what troubles them. A choice asks at once; the button is for who has no scripts. */
export function SchoolFilter({ query, busy }: { query: SchoolsQuery; busy: boolean }) {
  const t = useT()
  const submit = useSubmit()
  const { search, state, plan, trouble } = query
  return (
    <Form
      role="search"
      className="grid grid-cols-2 items-end gap-3 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      onChange={event => {
        if (event.target instanceof HTMLSelectElement) submit(event.currentTarget)
      }}
    >
      {state && <input type="hidden" name="state" value={state} />}
      <div className="max-xl:col-span-2">
        <SearchField
          key={search}
          name="q"
          label={t('console.schools.search')}
          clearLabel={t('console.schools.search_clear')}
          defaultValue={search}
          maxLength={100}
          busy={busy}
        />
      </div>
      <Select
        key={`plan ${plan}`}
        name="plan"
        label={t('console.column.plan')}
        defaultValue={plan ?? ''}
        options={[
          { value: '', label: t('console.schools.every_plan') },
          ...planIds.map(id => ({ value: id, label: t(`console.plan.${id}`) })),
        ]}
      />
      <Select
        key={`health ${trouble}`}
        name="health"
        label={t('console.column.health')}
        defaultValue={trouble ?? ''}
        options={[
          { value: '', label: t('console.schools.every_health') },
          ...schoolTroubles.map(id => ({ value: id, label: t(`console.trouble.${id}`) })),
        ]}
      />
      <noscript>
        <Button type="submit" variant="secondary">
          {t('console.schools.filter')}
        </Button>
      </noscript>
    </Form>
  )
}
