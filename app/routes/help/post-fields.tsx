import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestPost } from '#tenants/help/limits.ts'

/** What somebody writes to the vendor, and a picture that may go along. */
export function PostFields() {
  const t = useT()
  const { errors, typed } = useAnswer()
  return (
    <>
      <TextArea
        name="body"
        label={t('help.ask.body')}
        hint={t('help.ask.body_hint')}
        defaultValue={typed('body')}
        error={errors.body}
        maxLength={longestPost}
        rows={6}
        required
      />
      <FileDrop
        name="picture"
        accept="image/png,image/jpeg,image/webp"
        label={t('help.ask.picture')}
        hint={t('help.ask.picture_hint')}
        chooseLabel={t('help.ask.picture_choose')}
        error={errors.picture}
      />
    </>
  )
}
