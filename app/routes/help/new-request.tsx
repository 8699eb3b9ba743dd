import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestSubject } from '#tenants/help/limits.ts'
import { sendRequest } from '#tenants/help/requests.server.ts'
import { chosenPicture } from './chosen-picture.server.ts'
import { RequestForm } from './forms.ts'
import { paths } from './paths.ts'
import { PostFields } from './post-fields.tsx'

export const loader = load('help:ask', ({ t }) => ({ title: t('help.ask.new'), newId: uuidv7() }))

export const action = act('help:ask', RequestForm, async ({ school, form, t }) => {
  const { requestId: id, subject, body, picture } = form
  await sendRequest(school, { id, subject, body }, await chosenPicture(picture))
  return redirectWithToast(paths.request(id), t('help.ask.sent'))
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

export default function NewRequest() {
  const t = useT()
  const { title, newId } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  const [requestId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('help.ask.text')}
      back={{ href: paths.help(), label: t('help.title') }}
      submit={t('help.ask.send')}
      withFiles
    >
      <Banner tone="info">{t('help.ask.goes_out')}</Banner>
      <input type="hidden" name="requestId" value={typed('requestId') ?? requestId} />
      <TextField
        name="subject"
        label={t('help.ask.subject')}
        defaultValue={typed('subject')}
        error={errors.subject}
        maxLength={longestSubject}
        required
      />
      <PostFields />
    </FormPage>
  )
}
