import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import Trash2 from 'lucide-react/icons/trash-2'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { PhotoField } from '#app/platform/attachments/photo-field.tsx'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { portraitRights, setPortrait } from '#tenants/people/portrait.server.ts'
import { Problem } from '#tenants/problem.ts'
import { PortraitForm } from './forms.ts'
import { pageOf, paths } from './paths.ts'

export const loader = load('children:portrait', async ({ school, actor, params, locale, t }) => {
  const childId = idFrom(params.childId)
  const [child, rights] = await Promise.all([childOf(school, childId), portraitRights(school, childId)])
  return {
    title: t('children.portrait.title'),
    draft: uuidv7(),
    memberId: actor.memberId ?? '',
    words: attachmentWords(locale),
    child: { id: child.id, name: nameOf(child), photoId: child.photoId },
    back: pageOf(actor.role, childId),
    rights,
  }
})

export const action = act('children:portrait', PortraitForm, async ({ school, actor, params, form }) => {
  const childId = idFrom(params.childId)
  try {
    await setPortrait(school, childId, form.photoId)
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict')
      throw invalid({ photoId: 'children.portrait.no_picture' })
    throw error
  }
  return redirect(pageOf(actor.role, childId))
})

export const meta = titled

/** The photo that is on its way belongs to this page as it was opened. */
export const shouldRevalidate = () => false

export default function Portrait() {
  const t = useT()
  const { title, draft, memberId, words, child, back, rights } = useLoaderData<typeof loader>()
  const { errors } = useAnswer()
  const attaching = useAttachments(`portrait-${draft}`, memberId)
  const removal =
    child.photoId && rights.remove ? (
      <Form method="post" action={paths.portraitRemoval(child.id)} className="flex justify-end">
        <Button type="submit" variant="ghost" icon={Trash2}>
          {t('children.portrait.remove')}
        </Button>
      </Form>
    ) : null
  return (
    <FormPage
      title={title}
      text={t('children.portrait.text', { name: child.name })}
      back={{ href: back, label: child.name }}
      submit={rights.set ? t('ui.action.save') : null}
      waiting={attaching.moving > 0}
      after={removal}
    >
      <div className="flex justify-center">
        <ChildAvatar {...child} size="xl" />
      </div>
      {rights.set ? (
        <PhotoField
          attaching={attaching}
          words={words}
          legend={t('children.portrait.photo')}
          hint={t('children.portrait.hint')}
          choose={t('children.portrait.choose')}
          error={errors.photoId}
        />
      ) : (
        <Banner>{t('children.portrait.not_yours')}</Banner>
      )}
    </FormPage>
  )
}
