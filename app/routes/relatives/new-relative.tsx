import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { relativeRelations } from '#tenants/people/relatives/relation.ts'
import { inviteRelative } from '#tenants/people/relatives/relatives.server.ts'
import { Problem } from '#tenants/problem.ts'
import { NewRelativeForm } from './forms.ts'
import { InvitationLink } from './invitation-link.tsx'
import { paths } from './paths.ts'
import { ReachField } from './reach-field.tsx'
import { shownLink } from './shown-link.server.ts'

export const loader = load('relatives:invite', async ({ school, params, t }) => {
  const child = await childOf(school, idFrom(params.childId))
  return { title: t('relatives.invite'), newId: uuidv7(), child: { id: child.id, name: shortNameOf(child) } }
})

export const action = act('relatives:invite', NewRelativeForm, async ({ school, params, form, context }) => {
  const { memberId, ...input } = form
  try {
    const { href } = await inviteRelative(school, idFrom(params.childId), memberId, input, context.hostname)
    return { invited: input.name, link: shownLink(href) }
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') throw invalid({ '': 'relatives.full' })
    if (error instanceof Problem && error.code === 'forbidden') throw invalid({ '': 'relatives.off' })
    throw error
  }
})

export const meta = titled

export default function NewRelative() {
  const t = useT()
  const { title, newId, child } = useLoaderData<typeof loader>()
  const done = useLastAnswer<typeof action>()
  const { errors, typed } = useAnswer()
  const [memberId] = useState(newId)
  const back = { href: paths.relatives(child.id), label: t('relatives.title') }
  if (done && 'link' in done)
    return (
      <div className="mx-auto max-w-2xl">
        <PageHeader title={t('relatives.invited', { name: done.invited })} back={back} />
        <Card className="flex flex-col gap-6">
          <InvitationLink name={done.invited} {...done.link} />
          <Button href={back.href}>{t('relatives.done')}</Button>
        </Card>
      </div>
    )
  return (
    <FormPage title={title} text={t('relatives.text', { name: child.name })} back={back} submit={t('relatives.make')}>
      <input type="hidden" name="memberId" value={typed('memberId') ?? memberId} />
      <TextField
        label={t('relatives.name')}
        hint={t('relatives.name_hint')}
        name="name"
        required
        defaultValue={typed('name')}
        error={errors.name}
      />
      <Select
        label={t('relatives.relation_label')}
        name="relation"
        required
        placeholder={t('relatives.choose')}
        defaultValue={typed('relation')}
        error={errors.relation}
        options={relativeRelations.map(value => ({ value, label: t(`relatives.relation.${value}`) }))}
      />
      <ReachField />
    </FormPage>
  )
}
