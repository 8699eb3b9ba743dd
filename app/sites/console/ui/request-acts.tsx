import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/select.tsx'
import type { RequestState } from '#db/schema/help.ts'
import type { SupportPerson } from '#tenants/support/people.server.ts'
import { paths } from '../paths.ts'

/** Who takes care of a request, and whether it is over. */
export function RequestActs(props: {
  id: string
  state: RequestState
  people: readonly SupportPerson[]
  assigned: string | null
}) {
  const t = useT()
  const { id, state, people, assigned } = props
  const closed = state === 'closed'
  return (
    <Card className="flex flex-col gap-5 self-start">
      <Form method="post" action={paths.assignRequest(id)} className="flex flex-col gap-3">
        <Select
          key={assigned}
          name="operatorId"
          label={t('console.request.assign')}
          defaultValue={assigned ?? ''}
          placeholder={t('console.requests.unassigned')}
          required
          options={people.map(({ id, name }) => ({
            value: id,
            label: name || `${t('console.request.nameless')} ${id.slice(-4)}`,
          }))}
        />
        <Button type="submit" variant="secondary" className="self-start">
          {t('console.request.assign_do')}
        </Button>
      </Form>
      <Form method="post" action={closed ? paths.reopenRequest(id) : paths.closeRequest(id)}>
        <Button type="submit" variant="secondary">
          {t(closed ? 'console.request.reopen' : 'console.request.close')}
        </Button>
      </Form>
    </Card>
  )
}
