import Bold from 'lucide-react/icons/bold'
import Link from 'lucide-react/icons/link'
import List from 'lucide-react/icons/list'
import { useRef, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestBody } from '../limits.ts'
import { asBold, asLink, asList, type Edit } from './marks.ts'
import { NoticeText } from './notice-text.tsx'

export interface BodyFieldProps {
  name: string
  defaultValue: string
  error: FieldErrors
}

/** A notice's text with its few marks, and how families will see it. */
export function BodyField({ name, defaultValue, error }: BodyFieldProps) {
  const t = useT()
  const [text, setText] = useState(defaultValue)
  const area = useRef<HTMLTextAreaElement>(null)
  const apply = (mark: (edit: Edit) => Edit) => {
    const { current } = area
    if (!current) return
    const edit = mark({ text: current.value, from: current.selectionStart, to: current.selectionEnd })
    // Through the field itself, so that the browser's own undo knows of it.
    current.value = edit.text
    current.focus()
    current.setSelectionRange(edit.from, edit.to)
    setText(edit.text)
    // The form that watches what is typed hears of it as of any typing.
    current.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const marks = [
    { icon: Bold, label: t('notices.form.bold'), mark: asBold },
    { icon: List, label: t('notices.form.list'), mark: asList },
    { icon: Link, label: t('notices.form.link'), mark: asLink },
  ]
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        ref={area}
        label={t('notices.form.body')}
        hint={t('notices.form.body_hint')}
        name={name}
        className="min-h-52"
        defaultValue={defaultValue}
        maxLength={longestBody}
        onChange={event => setText(event.currentTarget.value)}
        error={error}
        required
      />
      <div role="toolbar" aria-label={t('notices.form.marks')} className="flex gap-1">
        {marks.map(({ icon, label, mark }) => (
          <IconButton key={label} icon={icon} label={label} onClick={() => apply(mark)} />
        ))}
      </div>
      {/\*\*|^\s*[-*•]\s|^\s*\d+[.)、]|https?:/m.test(text) ? (
        <section aria-label={t('notices.form.preview')} className="rounded-control bg-sunken p-4">
          <p className="mb-2 font-bold text-ink-soft text-sm">{t('notices.form.preview')}</p>
          <NoticeText text={text} />
        </section>
      ) : null}
    </div>
  )
}
