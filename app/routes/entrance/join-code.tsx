import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { findJoinCode, join } from '#tenants/identity/join-codes.server.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { Problem } from '#tenants/problem.ts'
import { EntranceCard } from './entrance-card.tsx'

const relations = ['mother', 'father', 'parent', 'grandparent', 'relative', 'guardian', 'carer'] as const
const GuardianForm = z.object({
  name: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(100, 'ui.field.too_long'),
  relation: z.enum(relations, 'ui.field.required'),
})

export const loader = load('site:visit', async page => {
  const code = page.params.code ?? ''
  await spend({ 'guess.network': page.context.clientIp, 'guess.school': page.school.id })
  const found = await findJoinCode(page.school, code)
  if (!found) throw new Problem('gone', 'join code')
  if (!(await page.context.identity())) throw redirect(`/sign-in?next=${encodeURIComponent(`/join/${code}`)}`)
  return {
    title: page.t('entrance.guardian.title', { child: found.childName }),
    name: page.actor.name,
  }
})

export const action = act('site:visit', GuardianForm, async ({ form, params, school, context, locale }) => {
  const identityId = await context.identity()
  if (!identityId) throw redirect('/sign-in')
  await spend({ 'guess.network': context.clientIp, 'guess.school': school.id })
  await join(school, params.code ?? '', identityId, { ...form, locale })
  return redirect('/home')
})

export const meta = titled

export default function JoinCode() {
  const t = useT()
  const { title, name } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <EntranceCard title={title} text={t('entrance.guardian.text')}>
      <Form method="post" noValidate className="flex flex-col gap-5">
        <TextField
          label={t('entrance.field.name')}
          name="name"
          autoComplete="name"
          required
          defaultValue={typed('name') ?? name}
          error={errors.name}
        />
        <Select
          label={t('entrance.guardian.relation')}
          name="relation"
          required
          placeholder={t('entrance.guardian.choose')}
          defaultValue={typed('relation')}
          error={errors.relation}
          options={relations.map(value => ({ value, label: t(`entrance.relation.${value}`) }))}
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.guardian.join')}
        </Button>
      </Form>
    </EntranceCard>
  )
}
