import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** A title and a text in each language. */
export interface BothLanguagesValues {
  titleEn: string
  titleZh: string
  bodyEn: string
  bodyZh: string
}

/** Fields of what all schools read: a title and a text, both languages asked for. */
export function BothLanguages({
  values,
  longest,
}: {
  values: BothLanguagesValues
  /** In characters. */
  longest: { title: number; body: number }
}) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const line = (name: 'titleEn' | 'titleZh', label: string, lang: string) => (
    <TextField
      {...{ name, label, lang }}
      defaultValue={kept(name, values[name])}
      error={errors[name]}
      maxLength={longest.title}
      required
    />
  )
  const text = (name: 'bodyEn' | 'bodyZh', label: string, lang: string) => (
    <TextArea
      {...{ name, label, lang }}
      defaultValue={kept(name, values[name])}
      error={errors[name]}
      maxLength={longest.body}
      rows={6}
      required
    />
  )
  return (
    <>
      {line('titleEn', t('console.announcement.title_en'), 'en')}
      {text('bodyEn', t('console.announcement.body_en'), 'en')}
      {line('titleZh', t('console.announcement.title_zh'), 'zh-Hans')}
      {text('bodyZh', t('console.announcement.body_zh'), 'zh-Hans')}
    </>
  )
}
