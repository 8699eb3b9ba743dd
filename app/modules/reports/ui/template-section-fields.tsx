import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { TemplateSection } from '#db/schema/reports.ts'
import { longestTemplateWords } from '../limits.ts'

export interface TemplateSectionFieldsProps {
  section: TemplateSection & { title: string }
  /** From 0. */
  place: number
  errors: Record<string, string[] | undefined>
}

/** One section of a template: whether it stands in reports, where, and what the school says there. */
export function TemplateSectionFields({ section, place, errors }: TemplateSectionFieldsProps) {
  const t = useT()
  const field = (name: string) => `sections[${place}].${name}`
  return (
    <Card className="flex flex-col gap-4">
      <input type="hidden" name={field('id')} value={section.id} />
      <Switch label={section.title} name={field('on')} value="on" defaultChecked={section.on} />
      <TextField
        label={`${t('reports.settings.place')}: ${section.title}`}
        name={field('place')}
        type="number"
        inputMode="numeric"
        min={1}
        max={99}
        defaultValue={place + 1}
        error={errors[field('place')]}
        fieldClassName="max-w-60"
      />
      <TextArea
        label={`${t('reports.settings.words_en')}: ${section.title}`}
        name={field('en')}
        lang="en"
        rows={2}
        maxLength={longestTemplateWords}
        defaultValue={section.words.en ?? ''}
        error={errors[field('en')]}
      />
      <TextArea
        label={`${t('reports.settings.words_zh')}: ${section.title}`}
        name={field('zh')}
        lang="zh-Hans"
        rows={2}
        maxLength={longestTemplateWords}
        defaultValue={section.words['zh-Hans'] ?? ''}
        error={errors[field('zh')]}
      />
    </Card>
  )
}
