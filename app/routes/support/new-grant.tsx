import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { Problem } from '#tenants/problem.ts'
import { giveGrant } from '#tenants/support/grants.server.ts'
import { grantHours, longestReason } from '#tenants/support/limits.ts'
import { supportPeople } from '#tenants/support/people.server.ts'
import { anybody, GrantForm } from './forms.ts'
import { freshProof } from './fresh-proof.server.ts'
import { paths } from './paths.ts'

export const loader = load('support:grant', async ({ context, t }) => ({
  title: t('support.give'),
  newId: uuidv7(),
  people: await supportPeople(),
  proof: freshProof(await context.twoProofs()),
}))

export const action = act('support:grant', GrantForm, async ({ school, context, form, t }) => {
  if (freshProof(await context.twoProofs()) === 'again') throw invalid({ '': 'support.proof.needed' })
  const { grantId: id, who, hours, reason, mayEdit } = form
  const operatorId = who === anybody ? null : who
  await giveGrant(school, { id, operatorId, hours, reason, mayEdit: mayEdit === 'on' }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not_found') throw invalid({ who: 'support.who.gone' })
    throw error
  })
  return redirectWithToast(paths.grants(), t('support.given_now'))
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

/** Who may come in, until when, why, and whether they may change anything. */
export default function NewGrant() {
  const t = useT()
  const { title, newId, people, proof } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  const [grantId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('support.new_text')}
      back={{ href: paths.grants(), label: t('support.title') }}
      submit={proof === 'again' ? null : t('support.give_now')}
    >
      <input type="hidden" name="grantId" value={typed('grantId') ?? grantId} />
      {proof === 'again' ? (
        <Banner
          tone="info"
          title={t('support.proof.title')}
          actions={
            <Button href={`/sign-in?${new URLSearchParams({ again: '1', next: paths.newGrant() })}`} size="sm">
              {t('support.proof.sign_in')}
            </Button>
          }
        >
          {t('support.proof.text')}
        </Banner>
      ) : (
        <>
          <RadioCards
            name="who"
            legend={t('support.who.legend')}
            defaultValue={typed('who') ?? anybody}
            error={errors.who}
            options={[
              { value: anybody, label: t('support.who.anybody'), text: t('support.who.anybody_text') },
              ...people.map(({ id, name }) => ({ value: id, label: name, text: t('support.who.one_text') })),
            ]}
          />
          <RadioCards
            name="hours"
            legend={t('support.hours.legend')}
            defaultValue={typed('hours') ?? '4'}
            error={errors.hours}
            columns={2}
            options={grantHours.map(hours => ({
              value: String(hours),
              label: t('support.hours.count', { count: hours }),
            }))}
          />
          <TextArea
            name="reason"
            label={t('support.reason.label')}
            hint={t('support.reason.hint')}
            defaultValue={typed('reason')}
            error={errors.reason}
            maxLength={longestReason}
            rows={3}
            required
          />
          <Checkbox
            name="mayEdit"
            label={t('support.edit.label')}
            hint={t('support.edit.hint')}
            defaultChecked={typed('mayEdit') === 'on'}
          />
          {proof === 'none' ? <p className="text-ink-soft text-sm">{t('support.proof.none')}</p> : null}
        </>
      )}
    </FormPage>
  )
}
